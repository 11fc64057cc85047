import { sql } from "kysely";
import { BlobMissing } from "../../../kit/blobs/blob-store.ts";
import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { ByteRange } from "./byte-ranges.ts";
import { readStored } from "./read-stored.ts";
import { partsOf, type StoredBlob } from "./stored-blob.ts";

/** A blob's bytes by its id; `readStored` where it is known already where they lie. Throws `BlobMissing`. */
export async function readBlob(
  kit: Pick<Kit, "db" | "blobs">,
  blobId: BlobId,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  return readStored(kit.blobs, await findStored(kit.db, blobId), range);
}

/** Where the bytes of a blob lie. Throws `BlobMissing` when no row knows it. */
export async function findStored(db: Db, blobId: BlobId): Promise<StoredBlob & { size: number }> {
  const row = await db
    .selectFrom("blobs")
    .select(["id", "size", partsOf(sql.ref("blobs.id")).as("parts")])
    .where("id", "=", blobId)
    .executeTakeFirst();
  if (row === undefined) throw new BlobMissing(blobId);
  return { blobId: row.id, size: row.size, parts: row.parts };
}
