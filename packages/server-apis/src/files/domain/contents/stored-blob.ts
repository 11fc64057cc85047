import { type RawBuilder, sql } from "kysely";
import type { BlobId } from "../../../kit/ids.ts";

/** `size` bytes of a blob, which lie in the store under another id, behind `start` bytes of others. */
export type BlobPart = { id: BlobId; start: number; size: number };

/**
 * Where the bytes of a blob lie: under its own id, or, where it was joined from uploads or came together with other small files, in these
 * parts, in order.
 */
export type StoredBlob = { blobId: BlobId; parts: readonly BlobPart[] };

/** Bytes that were made for the one who asked, and lie nowhere else. */
export type HeldBytes = { bytes: Uint8Array };

/** The parts of the blob with this id, for a query's list of columns; an empty array for one that lies under its own id. */
export function partsOf(blobId: RawBuilder<unknown>): RawBuilder<BlobPart[]> {
  return sql<BlobPart[]>`(
    select coalesce(json_agg(json_build_object('id', p.part_id, 'start', p.start, 'size', p.size) order by p.n), '[]')
    from blob_parts p where p.blob_id = ${blobId}
  )`;
}
