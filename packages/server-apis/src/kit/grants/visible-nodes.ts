import { sql } from "kysely";
import type { NodeId } from "../ids.ts";
import type { PersonPrincipal } from "../principal.ts";
import type { Db } from "../sql/database.ts";

/**
 * Which of these nodes of the person's own spaces the principal may read: all of them without an app in between, else those on or
 * below a node it was granted. Nodes that are deleted but not yet purged count, so that their deletion can be told.
 */
export async function visibleNodes(
  db: Db,
  principal: PersonPrincipal,
  ids: readonly NodeId[],
): Promise<ReadonlySet<NodeId>> {
  if (principal.appId === null || ids.length === 0) return new Set(ids);
  const { rows } = await sql<{ id: NodeId }>`
    with recursive up as (
      select id as asked, id, parent_id from nodes where id = any(${sql.val([...new Set(ids)])}::uuid[])
      union all
      select up.asked, n.id, n.parent_id from nodes n join up on n.id = up.parent_id
    )
    select distinct up.asked as id from up join grants g on g.node_id = up.id
    where g.person_id = ${principal.personId} and g.app_id = ${principal.appId}
      and (g.expires_at is null or g.expires_at > now())`.execute(db);
  return new Set(rows.map((row) => row.id));
}
