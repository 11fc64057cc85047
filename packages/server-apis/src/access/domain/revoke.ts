import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { revokeAppGrants, revokeGrant as deleteGrant } from "../../kit/grants/revoke-grant.ts";
import { parseId, type AppId, type GrantId } from "../../kit/ids.ts";
import type { Access, Caller } from "./access.ts";
import { denied, type Denied, type GrantNotFound } from "./failures.ts";
import { concerned, mayRevoke, type GrantRow } from "../../kit/grants/may-change.ts";
import { grantFacts } from "./grant-facts.ts";

/** Takes a grant back, and what was handed on from it; who may not know of it is told that there is none. */
export async function revokeGrant(
  { kit }: Access,
  caller: Caller,
  { id, idempotencyKey: key }: { id: string; idempotencyKey: string | null },
): Promise<{ kind: "grant-revoked"; id: GrantId } | GrantNotFound | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal);
  const grantId = parseId<GrantId>(id);
  if (grantId === null) return { kind: "grant-not-found", id };
  let revoked: GrantRow | undefined;
  const outcome = await kit.write<{ kind: "grant-revoked"; id: GrantId } | GrantNotFound>(
    principal,
    { key, operation: "revokeGrant", input: { id } },
    async (tx) => {
      const grant = await tx.selectFrom("grants").selectAll().where("id", "=", grantId).forUpdate().executeTakeFirst();
      if (grant === undefined || !(await mayRevoke(tx, principal, grant))) return { kind: "grant-not-found", id };
      revoked = grant;
      await deleteGrant(tx, grantId);
      const { node_id: nodeId, grantee_kind: granteeKind, role, expires_at: expiresAt } = grant;
      await appendAudit(tx, {
        ...caller,
        action: "access.revoked",
        resource: { kind: "node", id: nodeId },
        decision: "done",
        grantId,
        facts: grantFacts({
          nodeId,
          granteeKind,
          role,
          expiresAt,
          grantee: grant.app_id ?? grant.person_id ?? grant.group_id,
        }),
      });
      return { kind: "grant-revoked", id: grantId };
    },
  );
  if (revoked !== undefined) kit.revocations.announce(concerned(revoked));
  return outcome;
}

/** Everything at once: grants, sessions, tokens. An app that has nothing is the same answer, with no grants. */
export async function revokeApp(
  { kit, peers }: Access,
  caller: Caller,
  { appId: text, idempotencyKey: key }: { appId: string; idempotencyKey: string | null },
): Promise<{ kind: "app-revoked"; appId: AppId; grantCount: number } | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal);
  const { personId } = principal;
  const appId = text as AppId;
  const outcome = await kit.write(principal, { key, operation: "revokeApp", input: { appId } }, async (tx) => {
    const grantCount = await revokeAppGrants(tx, personId, appId);
    await peers.appAccess.end(tx, personId, appId);
    await appendAudit(tx, {
      ...caller,
      action: "access.app-revoked",
      resource: { kind: "app", id: appId },
      decision: "done",
      facts: { grants: grantCount },
    });
    return { kind: "app-revoked" as const, appId, grantCount };
  });
  kit.revocations.announce({ personIds: [personId] });
  return outcome;
}
