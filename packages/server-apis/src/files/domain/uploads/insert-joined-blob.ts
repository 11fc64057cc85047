import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import type { LockedPart } from "./lock-parts.ts";

/** A blob whose bytes are those of the parts, where they lie; its hash is found by a job. */
export async function insertJoinedBlob(kit: Kit, tx: Tx, parts: readonly LockedPart[]): Promise<BlobId> {
  const id = kit.newId<BlobId>();
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  await tx.insertInto("blobs").values({ id, sha256: null, size, refcount: 1 }).execute();
  await filesTx(tx)
    .insertInto("blob_parts")
    .values(
      parts.map(({ blobId, size: bytes }, index) => ({ blob_id: id, n: index + 1, part_id: blobId, size: bytes })),
    )
    .execute();
  await kit.jobs.enqueue(tx, "files.hash-blob", { blobId: id });
  return id;
}
