import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { filesDb } from "../files-database.ts";

/** Deletes the bytes of a blob that nothing refers to any more; run as a job, as often as needed. */
export async function deleteBlob(kit: Kit, blobId: BlobId): Promise<void> {
  const db = filesDb(kit.db);
  const held = await db.selectFrom("blobs").select("id").where("id", "=", blobId).executeTakeFirst();
  const uploading = await db
    .selectFrom("uploads")
    .select("id")
    .where("blob_id", "=", blobId)
    .where("node_id", "is", null)
    .executeTakeFirst();
  if (held !== undefined || uploading !== undefined) return;
  await kit.blobs.delete(blobId);
}
