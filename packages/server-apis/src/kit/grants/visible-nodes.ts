import { sql } from "kysely";
import type { NodeId, SpaceId } from "../ids.ts";
import type { PersonPrincipal, Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";
import { appRank, scopeRank } from "./decide.ts";
import { accessSubject, readNodeAccess } from "./node-access.ts";
import { roleOfRank, type Role } from "./role.ts";

/**
 * Which of these nodes the principal may read. Nodes that are deleted but not yet purged count, so that their deletion can be told.
 */
export async function visibleNodes(
  db: Db,
  principal: PersonPrincipal,
  ids: readonly NodeId[],
): Promise<ReadonlySet<NodeId>> {
  return new Set((await accessToNodes(db, principal, ids, { withDeleted: true })).keys());
}

/** What the principal may do with each of these nodes, as `decide` would say of each, in one query; nothing for what is out of reach. */
export async function accessToNodes(
  db: Db,
  principal: Principal,
  ids: readonly NodeId[],
  options: { withDeleted?: boolean } = {},
): Promise<ReadonlyMap<NodeId, Role>> {
  const isOfTrash = principal.kind === "link" && options.withDeleted === true;
  const subject = isOfTrash ? null : accessSubject(principal);
  if (subject === null) return new Map();
  const access = new Map<NodeId, Role>();
  for (const row of await readNodeAccess(db, subject, ids, options)) {
    const role = roleOfRank(Math.min(row.person_role, appRank(row, principal), scopeRank(principal)));
    if (role !== null) access.set(row.id, role);
  }
  return access;
}

/** Every space that holds something the person may read: their own, those of their groups, and those that something was shared from. */
export async function visibleSpaces(db: Db, principal: PersonPrincipal): Promise<SpaceId[]> {
  const { personId } = principal;
  const { rows } = await sql<{ id: SpaceId }>`
    select id from spaces where owner_id = ${personId}
    union select s.id from spaces s join group_members m on m.group_id = s.group_id where m.person_id = ${personId}
    union select n.space_id from grants g join nodes n on n.id = g.node_id
      where g.person_id = ${personId} and g.app_id is null
    union select n.space_id from group_members m join grants g on g.group_id = m.group_id join nodes n on n.id = g.node_id
      where m.person_id = ${personId}
    order by 1`.execute(db);
  return rows.map((row) => row.id);
}
