import type { UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";

/** Forgets an upload; one still under way gives back its room, and a job deletes its bytes. False when there was none. */
export async function discardUpload(
  kit: Kit,
  tx: Tx,
  id: UploadId,
  onlyIfExpiredBy: Date | null = null,
): Promise<boolean> {
  const row = await filesTx(tx)
    .deleteFrom("uploads")
    .where("id", "=", id)
    .$if(onlyIfExpiredBy !== null, (uploads) => uploads.where("expires_at", "<=", onlyIfExpiredBy as Date))
    .returning(["space_id", "length", "blob_id", "node_id"])
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.node_id !== null) return true;
  await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: row.blob_id });
  await tx
    .updateTable("spaces")
    .set((eb) => ({ reserved_bytes: eb("reserved_bytes", "-", row.length) }))
    .where("id", "=", row.space_id)
    .execute();
  return true;
}
