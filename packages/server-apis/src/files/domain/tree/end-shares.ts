import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/**
 * Takes back what was shared with people, groups and by links on a node and below it; what a person gave their apps stays, since it never goes
 * further than the person themself. Looks from the grants of the space upwards: there are fewer of them than nodes. While rows still
 * follow another move, from those of all spaces. To be announced after the commit.
 */
export async function endShares(tx: Tx, nodeId: NodeId, spaceId: SpaceId): Promise<void> {
  await sql`
    with recursive up as (
      select g.id as grant_id, n.id, n.parent_id
      from grants g join nodes n on n.id = g.node_id
      where g.grantee_kind <> 'app' and (n.space_id = ${spaceId} or exists (select from space_moves))
      union all
      select up.grant_id, n.id, n.parent_id from up join nodes n on n.id = up.parent_id where up.id <> ${nodeId}
    )
    delete from grants where id in (select grant_id from up where id = ${nodeId})`.execute(tx);
}
