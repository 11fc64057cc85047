import { sql } from "kysely";
import { newId, type AppId, type GrantId, type GroupId, type NodeId, type PersonId } from "../ids.ts";
import type { Tx } from "../sql/database.ts";
import { rankOf, type Role } from "./role.ts";

export type Grantee =
  | { kind: "person"; personId: PersonId }
  | { kind: "group"; groupId: GroupId }
  | { kind: "link" }
  /** An app, a native client or a token, in this person's name. */
  | { kind: "app"; personId: PersonId; appId: AppId };

export type NewGrant = {
  /** Random by default; kept where there is such a grant already. */
  id?: GrantId;
  nodeId: NodeId;
  grantee: Grantee;
  /** `manage` to people and groups only. */
  role: Role;
  grantedBy: PersonId | null;
  /** The grant by which `grantedBy` may share here; null where they own the space or manage its group. */
  parentId?: GrantId | null;
  source: "consent" | "picker" | "share";
  requestedPath?: string | null;
  expiresAt?: Date | null;
  at: Date;
};

/**
 * Makes the grant, or brings the one of the same grantee, node and parent up to date; gives its id. Authorises nothing: who calls it has
 * asked. Announce it after the commit (`kit.revocations`), also where rights only grow: its end is known from then on.
 */
export async function createGrant(tx: Tx, grant: NewGrant): Promise<GrantId> {
  const { grantee } = grant;
  const row = {
    node_id: grant.nodeId,
    grantee_kind: grantee.kind,
    person_id: "personId" in grantee ? grantee.personId : null,
    app_id: grantee.kind === "app" ? grantee.appId : null,
    group_id: grantee.kind === "group" ? grantee.groupId : null,
    role: grant.role,
    granted_by: grant.grantedBy,
    parent_id: grant.parentId ?? null,
    source: grant.source,
    requested_path: grant.requestedPath ?? null,
    granted_at: grant.at,
    expires_at: grant.expiresAt ?? null,
  };
  const insert = tx.insertInto("grants").values({ id: grant.id ?? newId<GrantId>(), ...row });
  if (grantee.kind === "link") return (await insert.returning("id").executeTakeFirstOrThrow()).id;
  const { role, granted_by, source, requested_path, granted_at, expires_at } = row;
  const made = await insert
    .onConflict((conflict) =>
      conflict
        .columns(["node_id", "person_id", "app_id", "group_id", "parent_id"])
        .where("grantee_kind", "<>", "link")
        .doUpdateSet({ role, granted_by, source, requested_path, granted_at, expires_at }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Like `createGrant`, but never narrows what is there: two paths may have come to name one folder, and the wider answer stands. */
export async function widenGrant(tx: Tx, grant: NewGrant & { grantee: { kind: "app" } }): Promise<GrantId> {
  const known = await tx
    .selectFrom("grants")
    .select("role")
    .where("node_id", "=", grant.nodeId)
    .where("person_id", "=", grant.grantee.personId)
    .where("app_id", "=", grant.grantee.appId)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", sql<Date>`now()`)]))
    .executeTakeFirst();
  const role = known !== undefined && rankOf(known.role) > rankOf(grant.role) ? known.role : grant.role;
  return createGrant(tx, { ...grant, role });
}
