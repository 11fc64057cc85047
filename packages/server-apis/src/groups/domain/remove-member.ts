import { type GroupId, parseId, type PersonId } from "../../kit/ids.ts";
import { asManager } from "./as-manager.ts";
import type { Caller } from "./direct-caller.ts";
import { endMembership } from "./end-membership.ts";
import type { Denied, GroupMemberNotFound, GroupNotFound, LastManager } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { roleIn } from "./lock-membership.ts";

type Removed = { kind: "removed"; groupId: GroupId; personId: PersonId };

export type RemoveMemberOutcome = Removed | LastManager | GroupMemberNotFound | GroupNotFound | Denied;

/** Takes somebody out: what they had through the group ends at once, also what is open. */
export async function removeMember(
  groups: Groups,
  caller: Caller,
  input: { groupId: string; personId: string; idempotencyKey: string | null },
): Promise<RemoveMemberOutcome> {
  const { idempotencyKey: key, ...given } = input;
  const outcome = await asManager(groups, caller, {
    operation: "removeGroupMember",
    groupId: input.groupId,
    input: given,
    key,
    run: async (tx, groupId, manager): Promise<Removed | LastManager | GroupMemberNotFound> => {
      const personId = parseId<PersonId>(input.personId);
      const role = personId === null ? null : await roleIn(tx, groupId, personId);
      if (personId === null || role === null) return { kind: "group-member-not-found", personId: input.personId };
      const ending = { groupId, personId, role, caller: manager, action: "member-removed" as const };
      return (await endMembership(groups, tx, ending)) ?? { kind: "removed", groupId, personId };
    },
  });
  if (outcome.kind === "removed") groups.kit.revocations.announce({});
  return outcome;
}
