import { sql } from "kysely";
import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { groupsTx } from "./tables.ts";

/**
 * What somebody did as a manager of the group ends with that role: what they shared from its space, and by cascade what was handed on from
 * that, and the invitations they made. To be announced after the commit, to everybody: it may be anybody's.
 */
export async function endManagersRights(tx: Tx, groupId: GroupId, personId: PersonId): Promise<number> {
  await groupsTx(tx)
    .deleteFrom("group_invitations")
    .where("group_id", "=", groupId)
    .where("invited_by", "=", personId)
    .execute();
  const { rows } = await sql<{ id: string }>`
    delete from grants g using nodes n, spaces s
    where n.id = g.node_id and s.id = n.space_id and s.group_id = ${groupId}
      and g.granted_by = ${personId} and g.grantee_kind <> 'app'
    returning g.id`.execute(tx);
  return rows.length;
}

/** What somebody let apps and tokens do in the group's space in their name: it would come back to life with them. */
export async function endMembersRights(tx: Tx, groupId: GroupId, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from grants g using nodes n, spaces s
    where n.id = g.node_id and s.id = n.space_id and s.group_id = ${groupId}
      and g.person_id = ${personId} and g.grantee_kind = 'app'
    returning g.id`.execute(tx);
  return rows.length;
}
