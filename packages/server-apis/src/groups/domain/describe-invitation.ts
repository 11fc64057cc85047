import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied, type InvitationInvalid, type TooManyGuesses } from "./failures.ts";
import { findInvitation, type WorkingInvitation } from "./find-invitation.ts";
import type { GroupPerson } from "./group.ts";
import type { Groups } from "./groups.ts";

export type InvitationDetails = Omit<WorkingInvitation, "invitedBy" | "id"> & {
  kind: "invitation";
  memberCount: number;
  invitedBy: GroupPerson;
  isMember: boolean;
};

/** What somebody sees before they join: which group, and who asks them in. */
export async function describeInvitation(
  { kit, peers, guesses }: Groups,
  principal: Principal,
  token: string,
): Promise<InvitationDetails | InvitationInvalid | TooManyGuesses | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { personId } = principal;
  const waitMs = guesses.waitMs(personId);
  if (waitMs > 0) return { kind: "too-many-guesses", retryAfterMs: waitMs };
  const found = await findInvitation(kit, token);
  const inviter = found && (await peers.peopleDirectory.namesOf([found.invitedBy])).get(found.invitedBy);
  if (!found || !inviter) {
    guesses.missed(personId);
    return { kind: "invitation-invalid" };
  }
  const members = await kit.db
    .selectFrom("group_members")
    .select("person_id")
    .where("group_id", "=", found.groupId)
    .execute();
  const { groupId, groupName, description, invitedBy, expiresAt } = found;
  return {
    kind: "invitation",
    groupId,
    groupName,
    description,
    expiresAt,
    memberCount: members.length,
    invitedBy: { id: invitedBy, ...inviter },
    isMember: members.some((member) => member.person_id === personId),
  };
}
