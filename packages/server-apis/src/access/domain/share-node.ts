import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { recordDenial } from "../../kit/audit/record-denial.ts";
import { createGrant, type Grantee } from "../../kit/grants/create-grant.ts";
import { decide } from "../../kit/grants/decide.ts";
import type { Role } from "../../kit/grants/role.ts";
import { parseId, type GrantId, type GroupId, type NodeId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Access, Caller } from "./access.ts";
import { denied } from "./failures.ts";
import type { Denied, ExpiryInvalid, GranteeIsSelf, GranteeNotFound, NodeNotFound } from "./failures.ts";
import { grantFacts } from "./grant-facts.ts";

export type NewShare = {
  nodeId: string;
  /** Exactly one of the two is not null. */
  username: string | null;
  groupId: string | null;
  role: Role;
  expiresAt: Date | null;
  idempotencyKey: string | null;
};

export type ShareNodeOutcome =
  | { kind: "shared"; grantId: GrantId }
  | NodeNotFound
  | GranteeNotFound
  | GranteeIsSelf
  | ExpiryInvalid
  | Denied;

/**
 * Gives a person or a group access. Who holds `manage` by a grant hands on from that grant: what they gave ends with what they hold, is
 * never more than it, and never reaches outside of it.
 */
export async function shareNode(access: Access, caller: Caller, share: NewShare): Promise<ShareNodeOutcome> {
  const { kit } = access;
  const { principal } = caller;
  const { idempotencyKey: key, ...input } = share;
  if (!actsDirectly(principal)) return denied(principal);
  const nodeId = parseId<NodeId>(share.nodeId);
  if (nodeId === null) return { kind: "node-not-found", id: share.nodeId };
  const grantee = await findGrantee(access, principal, share);
  if (grantee === null) return { kind: "grantee-not-found" };
  if (grantee.kind === "person" && grantee.personId === principal.personId) return { kind: "grantee-is-self" };
  if (share.expiresAt !== null && share.expiresAt <= kit.clock.now()) return { kind: "expiry-invalid" };
  const outcome = await kit.write<ShareNodeOutcome>(principal, { key, operation: "shareNode", input }, (tx) =>
    grantIn(access, tx, { caller, principal, share, nodeId, grantee }),
  );
  if (outcome.kind === "denied") {
    const resource = { kind: "node", id: share.nodeId };
    await recordDenial(access.kit.audit, caller, { action: "access.denied", resource, tried: "shareNode" });
  }
  kit.revocations.announce(grantee.kind === "person" ? { personIds: [grantee.personId] } : {});
  return outcome;
}

/** Links have a secret, and are made with it. */
type Sharee = Extract<Grantee, { kind: "person" | "group" }>;

type Sharing = { caller: Caller; principal: PersonPrincipal; share: NewShare; nodeId: NodeId; grantee: Sharee };

async function grantIn({ kit }: Access, tx: Tx, sharing: Sharing): Promise<ShareNodeOutcome> {
  const { caller, principal, share, nodeId, grantee } = sharing;
  const decision = await decide(tx, principal, "manage", nodeId);
  if (decision.kind === "not-found") return { kind: "node-not-found", id: share.nodeId };
  if (decision.kind === "deny") {
    return { kind: "denied", lacking: decision.lacking, missingScope: decision.missingScope, grantRequest: null };
  }
  const { role, expiresAt } = share;
  const grantId = await createGrant(tx, {
    id: kit.newId<GrantId>(),
    nodeId,
    grantee,
    role,
    expiresAt,
    grantedBy: principal.personId,
    parentId: decision.via.kind === "grant" ? decision.via.grantId : null,
    source: "share",
    at: kit.clock.now(),
  });
  const id = grantee.kind === "group" ? grantee.groupId : grantee.personId;
  await appendAudit(tx, {
    ...caller,
    action: "access.granted",
    resource: { kind: "node", id: nodeId },
    decision: "done",
    grantId,
    facts: grantFacts({ nodeId, granteeKind: grantee.kind, grantee: id, role, expiresAt }),
  });
  return { kind: "shared", grantId };
}

/** A group only where the caller is in it: groups of others are nobody's business. */
async function findGrantee(
  { kit, peers }: Access,
  principal: PersonPrincipal,
  { username, groupId }: NewShare,
): Promise<Sharee | null> {
  if ((username === null) === (groupId === null)) return null;
  if (username !== null) {
    const personId = await peers.peopleDirectory.idOfUsername(username.trim().toLowerCase());
    return personId === null ? null : { kind: "person", personId };
  }
  const id = parseId<GroupId>(groupId ?? "");
  if (id === null) return null;
  const member = await kit.db
    .selectFrom("group_members")
    .select("group_id")
    .where("group_id", "=", id)
    .where("person_id", "=", principal.personId)
    .executeTakeFirst();
  return member === undefined ? null : { kind: "group", groupId: id };
}
