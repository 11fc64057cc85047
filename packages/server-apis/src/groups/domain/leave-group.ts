import type { GroupId } from "../../kit/ids.ts";
import { type Caller, directCaller } from "./direct-caller.ts";
import { endMembership } from "./end-membership.ts";
import { denied, type Denied, type GroupNotFound, type LastManager } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { lockMembership } from "./lock-membership.ts";

export type LeaveGroupOutcome = { kind: "left"; groupId: GroupId } | LastManager | GroupNotFound | Denied;

/** Leaves; the last manager makes another one first, or deletes the group. */
export async function leaveGroup(
  groups: Groups,
  caller: Caller,
  input: { groupId: string; idempotencyKey: string | null },
): Promise<LeaveGroupOutcome> {
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  const { groupId: id, idempotencyKey: key } = input;
  const { personId } = direct;
  const outcome = await groups.kit.write<LeaveGroupOutcome>(
    direct.principal,
    { key, operation: "leaveGroup", input: { groupId: id } },
    async (tx) => {
      const membership = await lockMembership(tx, id, personId);
      if (membership === null) return { kind: "group-not-found", id };
      const ending = { ...membership, personId, caller: direct, action: "member-left" as const };
      return (await endMembership(groups, tx, ending)) ?? { kind: "left", groupId: membership.groupId };
    },
  );
  if (outcome.kind === "left") groups.kit.revocations.announce({});
  return outcome;
}
