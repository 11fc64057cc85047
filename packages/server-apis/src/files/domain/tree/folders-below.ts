import { sql, type RawBuilder } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";

/**
 * `folders (id)` for a `with recursive`: a folder and all below it. The lateral keeps it on the index of each folder's children, also right after
 * an import, when the planner's statistics still say that there is nothing.
 */
export function foldersBelow(id: NodeId): RawBuilder<unknown> {
  return sql`
    folders as (
      select id from nodes where id = ${id}
      union all
      select n.id from folders cross join lateral (
        select id from nodes where parent_id = folders.id and kind = 'folder' and deleted_at is null offset 0
      ) n
    )`;
}
