import { sql } from "kysely";
import type { BlobId, NodeId, PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonalFile } from "../../../kit/peers.ts";
import { readBlob } from "../contents/read-blob.ts";

const batchSize = 200;

/** `path` and `blobId` are null for what a deleted folder holds. */
type Row = { id: NodeId; path: string | null; blobId: BlobId | null; size: string; modifiedAt: Date };

/**
 * Every file of the person's own space with its newest content, in batches by id: as many files as there may be, none of the list is
 * held for longer than it takes to send.
 */
export async function* listPersonalFiles({ db, blobs }: Kit, personId: PersonId): AsyncGenerator<PersonalFile> {
  let after: NodeId | null = null;
  for (;;) {
    const rows: Row[] = await filesAfter(db, personId, after);
    for (const { path, size, modifiedAt, blobId } of rows) {
      if (path !== null && blobId !== null)
        yield { path, size: Number(size), modifiedAt, open: () => readBlob({ db, blobs }, blobId) };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}

/** Paths are walked up from each file: what is below a deleted folder does not reach the root, and is left out. */
async function filesAfter(db: Kit["db"], personId: PersonId, after: NodeId | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with recursive batch as (
      select n.id, n.name, n.parent_id, n.head_version, n.modified_at, s.root_id
      from spaces s join nodes n on n.space_id = s.id
      where s.owner_id = ${personId} and n.kind = 'file' and n.deleted_at is null
        and (${after}::uuid is null or n.id > ${after}::uuid)
      order by n.id limit ${batchSize}
    ), up (id, parent_id, path) as (
      select b.id, b.parent_id, b.name from batch b
      union all
      select up.id, n.parent_id, case when n.parent_id is null then up.path else n.name || '/' || up.path end
      from up join nodes n on n.id = up.parent_id and n.deleted_at is null
    )
    select b.id, up.path, v.blob_id as "blobId", v.size::text as size, b.modified_at as "modifiedAt"
    from batch b
    left join up on up.id = b.id and up.parent_id is null
    left join versions v on v.node_id = b.id and v.n = b.head_version
    order by b.id`.execute(db);
  return rows;
}
