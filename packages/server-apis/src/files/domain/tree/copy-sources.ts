import { sql } from "kysely";
import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { NodeKind, Tx } from "../../../kit/sql/database.ts";

/** What there is to copy of a node. */
export type CopySource = {
  id: NodeId;
  kind: NodeKind;
  name: string;
  mime: string | null;
  /** Of the newest content; null for folders and links. */
  blobId: BlobId | null;
  size: number;
  /** Whether that content was read already. */
  isRead: boolean;
  /** Pictures that were made of it. */
  pictures: Picture[];
};

export type Picture =
  | { table: "covers"; blobId: BlobId; source: "own" | "folder" }
  | { table: "thumbnails"; blobId: BlobId; size: number };

/** What is not in the trash by now, with all its blobs held: those that went meanwhile are left out. */
export async function readCopySources(tx: Tx, ids: readonly NodeId[]): Promise<Map<NodeId, CopySource>> {
  const { rows } = await sql<CopySource>`
    select n.id, n.kind, n.name, n.mime, v.blob_id as "blobId", coalesce(v.size, 0)::float8 as size,
      m.node_id is not null as "isRead",
      coalesce((
        select json_agg(p) from (
          select json_build_object('table', 'covers', 'blobId', c.blob_id, 'source', c.source) as p
          from covers c where c.node_id = n.id
          union all
          select json_build_object('table', 'thumbnails', 'blobId', t.blob_id, 'size', t.size)
          from thumbnails t where t.node_id = n.id and t.version = n.head_version
        ) found
      ), '[]') as pictures
    from nodes n
    left join versions v on v.node_id = n.id and v.n = n.head_version
    left join meta m on m.node_id = n.id and m.namespace = 'extracted' and m.version = n.head_version
    where n.id = any(${sql.val([...ids])}::uuid[]) and n.deleted_at is null`.execute(tx);
  const held = await holdBlobs(tx, rows.flatMap(blobsOf));
  const whole = rows.filter((row) => row.kind !== "file" || (row.blobId !== null && held.has(row.blobId)));
  return new Map(
    whole.map((row) => [row.id, { ...row, pictures: row.pictures.filter(({ blobId }) => held.has(blobId)) }]),
  );
}

/** The content, and the pictures. */
export function blobsOf({ blobId, pictures }: CopySource): BlobId[] {
  const others = pictures.map((picture) => picture.blobId);
  return blobId === null ? others : [blobId, ...others];
}

async function holdBlobs(tx: Tx, ids: readonly BlobId[]): Promise<ReadonlySet<BlobId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom("blobs")
    .select("id")
    .where("id", "in", [...new Set(ids)])
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}
