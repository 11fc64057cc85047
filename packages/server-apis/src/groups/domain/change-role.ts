import { type GroupId, parseId, type PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { asManager } from "./as-manager.ts";
import type { Caller, DirectCaller } from "./direct-caller.ts";
import { endManagersRights } from "./end-rights.ts";
import type { Denied, GroupMemberNotFound, GroupNotFound, LastManager } from "./failures.ts";
import type { GroupRole } from "./group.ts";
import type { Groups } from "./groups.ts";
import { countMembers, roleIn } from "./lock-membership.ts";
import { note } from "./note.ts";
import { tellGroup } from "./tell-group.ts";

type Changed = { kind: "role-changed"; groupId: GroupId; personId: PersonId; role: GroupRole };

export type ChangeRoleOutcome = Changed | LastManager | GroupMemberNotFound | GroupNotFound | Denied;

/** Makes a member a manager, or a manager a member: then what they shared and whom they invited as one ends at once. */
export async function changeRole(
  groups: Groups,
  caller: Caller,
  input: { groupId: string; personId: string; role: GroupRole; idempotencyKey: string | null },
): Promise<ChangeRoleOutcome> {
  const { idempotencyKey: key, ...given } = input;
  const outcome = await asManager(groups, caller, {
    operation: "changeGroupRole",
    groupId: input.groupId,
    input: given,
    key,
    run: (tx, groupId, manager) => change(groups, tx, { ...given, groupId, manager }),
  });
  if (outcome.kind === "role-changed") groups.kit.revocations.announce({});
  return outcome;
}

async function change(
  { kit }: Groups,
  tx: Tx,
  wanted: { groupId: GroupId; personId: string; role: GroupRole; manager: DirectCaller },
): Promise<Changed | LastManager | GroupMemberNotFound> {
  const { groupId, role, manager } = wanted;
  const personId = parseId<PersonId>(wanted.personId);
  const before = personId === null ? null : await roleIn(tx, groupId, personId);
  if (personId === null || before === null) return { kind: "group-member-not-found", personId: wanted.personId };
  const changed: Changed = { kind: "role-changed", groupId, personId, role };
  if (before === role) return changed;
  if (before === "manager" && (await countMembers(tx, groupId)).managers === 1) {
    return { kind: "last-manager", groupId };
  }
  await tx
    .updateTable("group_members")
    .set({ role })
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .execute();
  const endedGrants = before === "manager" ? await endManagersRights(tx, groupId, personId) : 0;
  await tellGroup(kit, tx, { groupId, op: "updated" });
  await note(tx, manager, { action: "role-changed", groupId, facts: { personId, role, endedGrants } });
  return changed;
}
