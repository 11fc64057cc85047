import { actsDirectly } from "../../kit/acts-directly.ts";
import type { AppId, GrantId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";
import { describeApps, describeNodes, type AppRef, type NodeRef } from "./describe.ts";
import { denied, type Denied } from "./failures.ts";

export type AppGrant = {
  id: GrantId;
  node: NodeRef;
  role: "read" | "write";
  source: "consent" | "picker" | "share";
  requestedPath: string | null;
  grantedAt: Date;
  expiresAt: Date | null;
  expired: boolean;
  lastUsedAt: Date | null;
};

export type AppPermission = { app: AppRef; grants: AppGrant[]; lastUsedAt: Date | null; unused: boolean };

/** An app that did nothing for so long, though it could have, is asked about. */
const unusedAfterMs = 30 * 24 * 60 * 60 * 1000;

/** Every app, client and token that acts for the person, by name, with what each may touch. */
export async function appPermissions(
  access: Access,
  principal: Principal,
): Promise<{ kind: "app-permissions"; apps: AppPermission[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { kit, peers } = access;
  const rows = await kit.db
    .selectFrom("grants")
    .selectAll()
    .where("person_id", "=", principal.personId)
    .where("grantee_kind", "=", "app")
    .orderBy("granted_at")
    .execute();
  const signedIn = await peers.appAccess.usedBy(principal.personId);
  const ids = new Set([...rows.flatMap((row) => row.app_id ?? []), ...signedIn.keys()]);
  const appOf = await describeApps(access, ids);
  const person = { ...principal, appId: null, scopes: null };
  const nodes = await describeNodes(
    access,
    person,
    rows.map((row) => row.node_id),
  );
  const now = kit.clock.now();
  const apps = [...ids].map((id): AppPermission => {
    const grants = rows.flatMap((row) => {
      const node = nodes.get(row.node_id);
      return row.app_id === id && node !== undefined && row.role !== "manage"
        ? [grantOf(row, row.role, node, now)]
        : [];
    });
    const used = [...grants.map(({ lastUsedAt }) => lastUsedAt), signedIn.get(id)?.lastUsedAt ?? null];
    const lastUsedAt = latest(used);
    const since = lastUsedAt ?? latest([...grants.map(({ grantedAt }) => grantedAt), signedIn.get(id)?.since ?? null]);
    const unused = since !== null && now.getTime() - since.getTime() >= unusedAfterMs;
    return { app: appOf(id), grants, lastUsedAt, unused };
  });
  return { kind: "app-permissions", apps: apps.toSorted((a, b) => a.app.name.localeCompare(b.app.name, "en")) };
}

type Row = {
  id: GrantId;
  app_id: AppId | null;
  source: AppGrant["source"];
  requested_path: string | null;
  granted_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
};

function grantOf(row: Row, role: "read" | "write", node: NodeRef, now: Date): AppGrant {
  const { id, source, requested_path: requestedPath, granted_at: grantedAt, expires_at: expiresAt } = row;
  const expired = expiresAt !== null && expiresAt <= now;
  return { id, node, role, source, requestedPath, grantedAt, expiresAt, expired, lastUsedAt: row.last_used_at };
}

function latest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
  return known.length === 0 ? null : new Date(Math.max(...known));
}
