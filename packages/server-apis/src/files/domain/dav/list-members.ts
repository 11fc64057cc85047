import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { davNodeColumns, davNodeJoins, type DavNodeRow, toDavNode } from "./dav-nodes.ts";
import type { DavNode } from "./dav-place.ts";

/** Members read at a time: what a listing of any length holds in memory. */
const pageSize = 1_000;

/** What a folder holds, by name, page by page, for whoever was found to read the folder. */
export async function* listMembers(db: Db, folderId: NodeId): AsyncGenerator<readonly DavNode[]> {
  let after: { key: string; id: NodeId } | null = null;
  for (;;) {
    const beyond: ReturnType<typeof sql> =
      after === null
        ? sql`true`
        : sql`(n.name_key, n.id) > ((select ${after.key}::text collate "C"), (select ${after.id}::uuid))`;
    const { rows } = await sql<DavNodeRow & { name_key: string }>`
      select ${davNodeColumns}, n.name_key from (
        select * from nodes n
        where n.parent_id = (select ${folderId}::uuid) and n.deleted_at is null and n.kind in ('folder', 'file') and ${beyond}
        order by n.name_key, n.id limit ${sql.lit(pageSize)}
      ) n ${davNodeJoins}
      order by n.name_key, n.id`.execute(db);
    if (rows.length > 0) yield rows.map(toDavNode);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { key: last.name_key, id: last.id };
  }
}
