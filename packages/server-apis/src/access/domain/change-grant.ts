import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { recordDenial } from "../../kit/audit/record-denial.ts";
import type { Role } from "../../kit/grants/role.ts";
import { parseId, type GrantId } from "../../kit/ids.ts";
import type { Access, Caller } from "./access.ts";
import { denied, type Denied, type ExpiryInvalid, type GrantNotFound, type RoleInvalid } from "./failures.ts";
import { concerned, mayChange, mayRevoke, type GrantRow } from "../../kit/grants/may-change.ts";
import { grantFacts } from "./grant-facts.ts";

export type ChangeGrantOutcome =
  | { kind: "grant-changed"; id: GrantId }
  | GrantNotFound
  | RoleInvalid
  | ExpiryInvalid
  | Denied;

/** Another role, another end. Who only holds the grant is told that they may not; for everyone else there is none. */
export async function changeGrant(
  access: Access,
  caller: Caller,
  change: { id: string; role: Role; expiresAt: Date | null; idempotencyKey: string | null },
): Promise<ChangeGrantOutcome> {
  const { kit } = access;
  const { principal } = caller;
  const { idempotencyKey: key, ...input } = change;
  const { id, role, expiresAt } = change;
  if (!actsDirectly(principal)) return denied(principal);
  const grantId = parseId<GrantId>(id);
  if (grantId === null) return { kind: "grant-not-found", id };
  if (expiresAt !== null && expiresAt <= kit.clock.now()) return { kind: "expiry-invalid" };
  let changed: GrantRow | undefined;
  const outcome = await kit.write<ChangeGrantOutcome>(
    principal,
    { key, operation: "changeGrant", input },
    async (tx) => {
      const grant = await tx.selectFrom("grants").selectAll().where("id", "=", grantId).forUpdate().executeTakeFirst();
      if (grant === undefined) return { kind: "grant-not-found", id };
      if (!(await mayChange(tx, principal, grant))) {
        return (await mayRevoke(tx, principal, grant))
          ? { kind: "denied", lacking: "person", missingScope: "files.manage", grantRequest: null }
          : { kind: "grant-not-found", id };
      }
      if (!fits(role, grant)) return { kind: "role-invalid" };
      changed = grant;
      await tx.updateTable("grants").set({ role, expires_at: expiresAt }).where("id", "=", grantId).execute();
      const grantee = grant.app_id ?? grant.person_id ?? grant.group_id;
      await appendAudit(tx, {
        ...caller,
        action: "access.changed",
        resource: { kind: "node", id: grant.node_id },
        decision: "done",
        grantId,
        facts: grantFacts({ nodeId: grant.node_id, granteeKind: grant.grantee_kind, grantee, role, expiresAt }),
      });
      return { kind: "grant-changed", id: grantId };
    },
  );
  if (changed !== undefined) kit.revocations.announce(concerned(changed));
  if (outcome.kind === "denied") {
    const resource = { kind: "grant", id };
    await recordDenial(access.kit.audit, caller, { action: "access.denied", resource, tried: "changeGrant" });
  }
  return outcome;
}

/** Only people and groups manage; what a link allows is said by its kind, which stays. */
function fits(role: Role, grant: GrantRow): boolean {
  if (grant.grantee_kind === "link") return role === grant.role;
  return role !== "manage" || grant.grantee_kind !== "app";
}
