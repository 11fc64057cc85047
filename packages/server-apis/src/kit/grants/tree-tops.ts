import { sql } from "kysely";
import type { NodeId } from "../ids.ts";
import type { PersonPrincipal } from "../principal.ts";
import type { Db } from "../sql/database.ts";
import { accessToNodes } from "./visible-nodes.ts";
import type { Role } from "./role.ts";

/**
 * Where the principal's view of the tree begins: all that it may read lies on or below these. The person's own root, their groups', and
 * what was shared with them; for an app, the nodes it was granted. A list across nodes is authorised by walking down from here.
 */
export async function treeTops(db: Db, principal: PersonPrincipal): Promise<ReadonlyMap<NodeId, Role>> {
  const { personId, appId } = principal;
  const { rows } = await (appId === null
    ? sql<{ id: NodeId }>`
        select root_id as id from spaces where owner_id = ${personId}
        union select s.root_id from spaces s join group_members m on m.group_id = s.group_id where m.person_id = ${personId}
        union select node_id from grants where person_id = ${personId} and app_id is null
        union select g.node_id from group_members m join grants g on g.group_id = m.group_id
          where m.person_id = ${personId}`.execute(db)
    : sql<{ id: NodeId }>`
        select node_id as id from grants where person_id = ${personId} and app_id = ${appId}`.execute(db));
  const ids = rows.map((row) => row.id);
  return accessToNodes(db, principal, ids);
}

/** Those of these nodes that something was granted on by itself, with what the principal may do there: it may be more than above them. */
export async function grantedAmong(
  db: Db,
  principal: PersonPrincipal,
  ids: readonly NodeId[],
): Promise<ReadonlyMap<NodeId, Role>> {
  if (ids.length === 0) return new Map();
  const { personId, appId } = principal;
  const { rows } = await sql<{ id: NodeId }>`
    select distinct node_id as id from grants where node_id = any(${sql.val([...ids])}::uuid[]) and (
      (person_id = ${personId} and (app_id is null or app_id = ${appId}))
      or group_id in (select group_id from group_members where person_id = ${personId})
    )`.execute(db);
  const granted = rows.map((row) => row.id);
  return accessToNodes(db, principal, granted);
}
