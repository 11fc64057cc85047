import type { GroupId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { addMember } from "./add-member.ts";
import { type Caller, type DirectCaller, directCaller } from "./direct-caller.ts";
import { denied, type Denied, type GroupFull, type InvitationInvalid, type TooManyGuesses } from "./failures.ts";
import { findInvitation, type WorkingInvitation } from "./find-invitation.ts";
import { type Groups, mostMembers } from "./groups.ts";
import { countMembers, lockGroup, roleIn } from "./lock-membership.ts";
import { groupsTx } from "./tables.ts";

export type AcceptInvitationOutcome =
  | { kind: "joined"; groupId: GroupId }
  | InvitationInvalid
  | GroupFull
  | TooManyGuesses
  | Denied;

/** Joins by an invitation. Whoever is in already stays as they are and uses nothing up, so doing it twice is doing it once. */
export async function acceptInvitation(
  groups: Groups,
  caller: Caller,
  token: string,
): Promise<AcceptInvitationOutcome> {
  const { kit, guesses } = groups;
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  const waitMs = guesses.waitMs(direct.personId);
  if (waitMs > 0) return { kind: "too-many-guesses", retryAfterMs: waitMs };
  const found = await findInvitation(kit, token);
  if (found === null) {
    guesses.missed(direct.personId);
    return { kind: "invitation-invalid" };
  }
  const outcome = await kit.write(direct.principal, null, (tx) => joinBy(groups, tx, direct, found));
  if (outcome.kind === "joined") kit.revocations.announce({ personIds: [direct.personId] });
  return outcome;
}

/** With the group locked: of several who come at once, as many get in as there are uses. */
async function joinBy(
  groups: Groups,
  tx: Tx,
  joiner: DirectCaller,
  found: WorkingInvitation,
): Promise<{ kind: "joined"; groupId: GroupId } | InvitationInvalid | GroupFull> {
  const { groupId } = found;
  if (!(await lockGroup(tx, groupId))) return { kind: "invitation-invalid" };
  if ((await roleIn(tx, groupId, joiner.personId)) !== null) return { kind: "joined", groupId };
  if ((await roleIn(tx, groupId, found.invitedBy)) !== "manager") return { kind: "invitation-invalid" };
  if ((await countMembers(tx, groupId)).all >= mostMembers) return { kind: "group-full", limit: mostMembers };
  const used = await groupsTx(tx)
    .updateTable("group_invitations")
    .set((eb) => ({ uses_left: eb("uses_left", "-", 1) }))
    .where("id", "=", found.id)
    .where("uses_left", ">", 0)
    .where("expires_at", ">", groups.kit.clock.now())
    .returning("id")
    .executeTakeFirst();
  if (used === undefined) return { kind: "invitation-invalid" };
  const facts = { by: "invitation", invitationId: found.id, invitedBy: found.invitedBy };
  await addMember(groups, tx, { groupId, personId: joiner.personId, caller: joiner, facts });
  return { kind: "joined", groupId };
}
