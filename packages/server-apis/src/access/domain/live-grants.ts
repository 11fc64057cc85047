import { sql } from "kysely";
import { rankOf, roleOfRank, type Role } from "../../kit/grants/role.ts";
import type { GrantId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { GrantRow } from "../../kit/grants/may-change.ts";

/** A grant that counts at a node, with what it comes to there: no more than what it was handed on from. */
export type LiveGrant = { row: GrantRow; role: Role };

/** Every grant on the node or above it that counts there, of whomever; by the rule that `node_access` decides with. */
export async function liveGrants(db: Db, nodeId: NodeId): Promise<LiveGrant[]> {
  const { rows } = await sql<{ id: GrantId; depth: number }>`
    with recursive up as (
      select id, parent_id, 0 as depth from nodes where id = ${nodeId} and deleted_at is null
      union all
      select n.id, n.parent_id, up.depth + 1 from up join nodes n on n.id = up.parent_id where n.deleted_at is null
    )
    select g.id, up.depth from up join grants g on g.node_id = up.id
    where g.expires_at is null or g.expires_at > now()
    order by up.depth, g.granted_at`.execute(db);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const grants = await db.selectFrom("grants").selectAll().where("id", "in", ids).execute();
  const byId = new Map(grants.map((row) => [row.id, row]));
  const depths = new Map(rows.map(({ id, depth }) => [id, depth]));
  const members = await membersOf(db, grants);
  const rank = (row: GrantRow): number => {
    if (row.parent_id === null) return rankOf(row.role);
    const parent = byId.get(row.parent_id);
    if (parent === undefined || (depths.get(parent.id) ?? -1) < (depths.get(row.id) ?? 0)) return 0;
    const holds =
      (parent.grantee_kind === "person" && parent.person_id === row.granted_by) ||
      (parent.grantee_kind === "group" && members.has(`${parent.group_id}/${row.granted_by}`));
    return holds ? Math.min(rankOf(row.role), rank(parent)) : 0;
  };
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const role = row === undefined ? null : roleOfRank(rank(row));
    return row === undefined || role === null ? [] : [{ row, role }];
  });
}

/** `group/person` for the members of groups that something was handed on from. */
async function membersOf(db: Db, grants: readonly GrantRow[]): Promise<ReadonlySet<string>> {
  const groups = grants.map((row) => row.group_id).filter((id) => id !== null);
  const people = grants.map((row) => row.granted_by).filter((id): id is PersonId => id !== null);
  if (groups.length === 0 || people.length === 0) return new Set();
  const rows = await db
    .selectFrom("group_members")
    .select(["group_id", "person_id"])
    .where("group_id", "in", groups)
    .where("person_id", "in", people)
    .execute();
  return new Set(rows.map((row) => `${row.group_id}/${row.person_id}`));
}
