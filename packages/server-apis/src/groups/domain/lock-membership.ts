import { type GroupId, parseId, type PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { GroupRole } from "./group.ts";

/**
 * Until the commit nobody else changes who is in this group, so that what is counted stays true: managers, members, uses. Gives the
 * group with the person's own role in it; null where there is no such group or they are not in it.
 */
export async function lockMembership(
  tx: Tx,
  id: string,
  personId: PersonId,
): Promise<{ groupId: GroupId; role: GroupRole } | null> {
  const groupId = parseId<GroupId>(id);
  if (groupId === null || !(await lockGroup(tx, groupId))) return null;
  const role = await roleIn(tx, groupId, personId);
  return role === null ? null : { groupId, role };
}

/** The same for whoever is not in it; false where there is no such group. */
export async function lockGroup(tx: Tx, groupId: GroupId): Promise<boolean> {
  const row = await tx.selectFrom("groups").select("id").where("id", "=", groupId).forNoKeyUpdate().executeTakeFirst();
  return row !== undefined;
}

export async function roleIn(tx: Tx, groupId: GroupId, personId: PersonId): Promise<GroupRole | null> {
  const row = await tx
    .selectFrom("group_members")
    .select("role")
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** How many are in it, in all and as managers. */
export async function countMembers(tx: Tx, groupId: GroupId): Promise<{ all: number; managers: number }> {
  const rows = await tx.selectFrom("group_members").select("role").where("group_id", "=", groupId).execute();
  return { all: rows.length, managers: rows.filter(({ role }) => role === "manager").length };
}
