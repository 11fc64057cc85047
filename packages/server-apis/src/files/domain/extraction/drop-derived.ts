import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";

/**
 * Takes away what was made of these nodes, of all their versions or of those named; the caller gives the blobs back (`releaseBlobs`), in
 * its own order of locks.
 */
export async function dropDerived(tx: Tx, ids: readonly NodeId[], versions?: readonly number[]): Promise<BlobId[]> {
  if (ids.length === 0 || versions?.length === 0) return [];
  const tables = filesTx(tx);
  const thumbnails = await tables
    .deleteFrom("thumbnails")
    .where("node_id", "in", ids)
    .$if(versions !== undefined, (rows) => rows.where("version", "in", versions ?? []))
    .returning("blob_id")
    .execute();
  await tables
    .deleteFrom("waveforms")
    .where("node_id", "in", ids)
    .$if(versions !== undefined, (rows) => rows.where("version", "in", versions ?? []))
    .execute();
  if (versions === undefined) await tables.deleteFrom("extracted_texts").where("node_id", "in", ids).execute();
  return thumbnails.map((row) => row.blob_id);
}
