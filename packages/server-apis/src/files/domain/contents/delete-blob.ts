import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { unusedBlobs } from "./unused-blobs.ts";

/** Deletes the bytes of a blob that nothing refers to any more; run as a job, as often as needed. */
export async function deleteBlob(kit: Kit, blobId: BlobId): Promise<void> {
  for (const id of await unusedBlobs(kit.db, [blobId])) await kit.blobs.delete(id);
}
