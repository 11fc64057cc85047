import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Caller } from "./direct-caller.ts";
import { endManagersRights, endMembersRights } from "./end-rights.ts";
import type { LastManager } from "./failures.ts";
import type { GroupRole } from "./group.ts";
import type { Groups } from "./groups.ts";
import { countMembers } from "./lock-membership.ts";
import { note } from "./note.ts";
import { tellGroup } from "./tell-group.ts";

/** Takes somebody out of the group, which is locked; null when it is done. To be announced after the commit. */
export async function endMembership(
  { kit }: Groups,
  tx: Tx,
  ending: {
    groupId: GroupId;
    personId: PersonId;
    role: GroupRole;
    caller: Caller;
    action: "member-left" | "member-removed";
  },
): Promise<LastManager | null> {
  const { groupId, personId, role, caller, action } = ending;
  if (role === "manager" && (await countMembers(tx, groupId)).managers === 1) return { kind: "last-manager", groupId };
  await tx.deleteFrom("group_members").where("group_id", "=", groupId).where("person_id", "=", personId).execute();
  const endedGrants =
    (await endManagersRights(tx, groupId, personId)) + (await endMembersRights(tx, groupId, personId));
  await tellGroup(kit, tx, { groupId, op: "updated", alsoTo: [personId] });
  await note(tx, caller, { action, groupId, facts: { personId, endedGrants } });
  return null;
}
