import { sql } from "kysely";
import type { BlobId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";

/**
 * Which of these ids no row refers to: no blob or part of one, no upload under way, no draft. For good, where the bytes are in the store
 * already: a row names an id before its first byte is stored, rows hand an id on within a transaction, and an id that no row has any more
 * is never used again. So what this finds may be deleted at any later time, whatever else goes on.
 */
export async function unusedBlobs(db: Db, ids: readonly BlobId[]): Promise<BlobId[]> {
  const { rows } = await sql<{ id: BlobId }>`
    select given.id from unnest(${sql.val(ids)}::uuid[]) as given (id)
    where not exists (select from blobs b where b.id = given.id)
      and not exists (select from blob_parts p where p.part_id = given.id)
      and not exists (select from blob_drafts d where d.blob_id = given.id)
      and not exists (
        select from uploads u where u.blob_id = given.id and u.node_id is null and u.joined_into is null
      )`.execute(db);
  return rows.map((row) => row.id);
}
