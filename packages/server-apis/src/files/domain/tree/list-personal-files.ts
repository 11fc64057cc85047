import { sql } from "kysely";
import type { BlobId, NodeId, PersonId } from "../../../kit/ids.ts";
import type { PersonalFile } from "../../../kit/peers.ts";
import type { Db, NodeKind } from "../../../kit/sql/database.ts";
import { readBlob } from "../contents/read-blob.ts";
import { readStored } from "../contents/read-stored.ts";
import { exportName } from "../documents/export-name.ts";
import type { FilesKit } from "../files-kit.ts";

const batchSize = 200;

/** `path` is null for what a deleted folder holds, `blobId` for a document. */
type Row = {
  id: NodeId;
  kind: NodeKind;
  mime: string | null;
  path: string | null;
  blobId: BlobId | null;
  size: string;
  modifiedAt: Date;
};

/**
 * Every file of the person's own space with its newest content, and every document as its export, in batches by id: as many files as there may be, none of the list is
 * held for longer than it takes to send.
 */
export async function* listPersonalFiles(kit: FilesKit, personId: PersonId): AsyncGenerator<PersonalFile> {
  let after: NodeId | null = null;
  for (;;) {
    const rows: Row[] = await filesAfter(kit.db, personId, after);
    for (const row of rows) {
      const file = row.path === null ? null : await fileOf(kit, row, row.path);
      if (file !== null) yield file;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}

async function fileOf(kit: FilesKit, row: Row, path: string): Promise<PersonalFile | null> {
  const { id, kind, mime, blobId, modifiedAt } = row;
  if (kind === "document") {
    const held = await kit.peers.documentContents.read(id);
    if (held === null) return null;
    const open = () => readStored(kit.blobs, held);
    return { path: exportName(path, mime ?? ""), size: held.bytes.byteLength, modifiedAt, open };
  }
  return blobId === null ? null : { path, size: Number(row.size), modifiedAt, open: () => readBlob(kit, blobId) };
}

/** Paths are walked up from each file: what is below a deleted folder does not reach the root, and is left out. */
async function filesAfter(db: Db, personId: PersonId, after: NodeId | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with recursive batch as (
      select n.id, n.kind, n.mime, n.name, n.parent_id, n.head_version, n.modified_at, s.root_id
      from spaces s join nodes n on n.space_id = s.id
      where s.owner_id = ${personId} and n.kind in ('file', 'document') and n.deleted_at is null
        and (${after}::uuid is null or n.id > ${after}::uuid)
      order by n.id limit ${batchSize}
    ), up (id, parent_id, path) as (
      select b.id, b.parent_id, b.name from batch b
      union all
      select up.id, n.parent_id, case when n.parent_id is null then up.path else n.name || '/' || up.path end
      from up join nodes n on n.id = up.parent_id and n.deleted_at is null
    )
    select b.id, b.kind, b.mime, up.path, v.blob_id as "blobId", coalesce(v.size, 0)::text as size, b.modified_at as "modifiedAt"
    from batch b
    left join up on up.id = b.id and up.parent_id is null
    left join versions v on v.node_id = b.id and v.n = b.head_version
    order by b.id`.execute(db);
  return rows;
}
