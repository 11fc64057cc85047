import type { UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { settleRoom } from "../tree/room.ts";

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
    .returning(["space_id", "length", "blob_id", "node_id", "joined_into"])
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.node_id !== null || row.joined_into !== null) return true;
  await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: row.blob_id });
  await settleRoom(tx, row.space_id, { promised: row.length, used: 0 });
  return true;
}
