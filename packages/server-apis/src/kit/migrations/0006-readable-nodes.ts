import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/**
 * `readable_nodes(person, app, link, ids)`: those of these nodes that `node_access` lets the person, the app or the link read, for lists from
 * all over the tree. Who may read a folder may read what it holds, so `node_access` is asked only where something can begin: at the roots and where
 * something was granted. The folders above the nodes are walked once for all of them.
 */
export const readableNodes: Migration = {
  name: "0006-readable-nodes",
  async up(tx) {
    await sql`
      create function readable_nodes(person uuid, app text, link uuid, ids uuid[])
      returns table (id uuid)
      language plpgsql stable
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off
      set enable_mergejoin = off
      set jit = off
      as $$
      #variable_conflict use_column
      begin
        return query
        with recursive up as (
          select n.id, n.parent_id from nodes n where n.id = any(ids) and n.deleted_at is null
          union
          select above.id, above.parent_id from up cross join lateral (
            select n.id, n.parent_id from nodes n where n.id = up.parent_id and n.deleted_at is null offset 0
          ) above
        ), gates as (
          select up.id from up
          where up.parent_id is null or exists (select from grants where grants.node_id = up.id)
        ), readable as (
          select a.id from node_access(person, app, link, array(select gates.id from gates), false) a
          where a.person_role > 0 and (app is null or a.app_role > 0)
          union
          select up.id from readable join up on up.parent_id = readable.id
        )
        select distinct readable.id from readable where readable.id = any(ids);
      end $$`.execute(tx);
  },
};
