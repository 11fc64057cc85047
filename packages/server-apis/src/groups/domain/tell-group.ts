import type { NewChange } from "../../kit/changes/change-feed.ts";
import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Tx } from "../../kit/sql/database.ts";

/**
 * Tells the open tabs of everyone in the group, and of whoever else it is about, that it changed. By way of each person's own space: that one
 * they follow all the time, the group's only while they are in it.
 */
export async function tellGroup(
  kit: Kit,
  tx: Tx,
  change: { groupId: GroupId; op: NewChange["op"]; alsoTo?: readonly PersonId[] },
): Promise<void> {
  const { groupId, op, alsoTo = [] } = change;
  const members = await tx.selectFrom("group_members").select("person_id").where("group_id", "=", groupId).execute();
  const people = [...new Set([...members.map((member) => member.person_id), ...alsoTo])];
  if (people.length === 0) return;
  const spaces = await tx.selectFrom("spaces").select("id").where("owner_id", "in", people).execute();
  await kit.changes.append(
    tx,
    spaces.map(({ id }) => ({ spaceId: id, entity: "group", entityId: groupId, parentId: null, op })),
  );
}
