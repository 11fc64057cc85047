import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { endManagersRights, endMembersRights } from "./end-rights.ts";
import type { Groups } from "./groups.ts";
import { lockGroup } from "./lock-membership.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

/** The cloud itself does it, when an account is over. */
const system = { principal: null, address: null } as const;

/**
 * Takes somebody whose account goes out of all groups. Where they were the last manager, whoever has been in the group for the longest manages it
 * from then on; where they were the last member, nobody could reach its files any more, and it goes with them.
 */
export async function endAllMemberships({ kit, peers }: Groups, tx: Tx, personId: PersonId): Promise<void> {
  await groupsTx(tx).deleteFrom("group_join_requests").where("person_id", "=", personId).execute();
  const memberships = await tx
    .selectFrom("group_members")
    .select("group_id")
    .where("person_id", "=", personId)
    .orderBy("group_id")
    .execute();
  for (const { group_id: groupId } of memberships) {
    await lockGroup(tx, groupId);
    await endManagersRights(tx, groupId, personId);
    await endMembersRights(tx, groupId, personId);
    await tx.deleteFrom("group_members").where("group_id", "=", groupId).where("person_id", "=", personId).execute();
    const isLeft = await keepManaged(tx, groupId);
    if (!isLeft) await peers.groupSpaces.delete(tx, groupId, { withFiles: true });
    await tellGroup(kit, tx, { groupId, op: "updated" });
    await note(tx, system, { action: isLeft ? "member-left" : "deleted", groupId, facts: { personId } });
  }
}

/** Makes sure that somebody manages the group; false when nobody is in it. */
async function keepManaged(tx: Tx, groupId: GroupId): Promise<boolean> {
  const [first, ...others] = await tx
    .selectFrom("group_members")
    .select(["person_id", "role"])
    .where("group_id", "=", groupId)
    .orderBy("joined_at")
    .orderBy("person_id")
    .execute();
  if (first === undefined) return false;
  if ([first, ...others].some(({ role }) => role === "manager")) return true;
  await tx
    .updateTable("group_members")
    .set({ role: "manager" })
    .where("group_id", "=", groupId)
    .where("person_id", "=", first.person_id)
    .execute();
  return true;
}
