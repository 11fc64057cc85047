import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { folderPictureRank } from "./folder-picture-rank.ts";

export type Extraction = {
  nodeId: NodeId;
  /** Where a cover goes if one is found: known beforehand, so that an attempt after a crash finds what the one before left. */
  coverBlobId: BlobId;
};

/** Has the file's tags and cover read once the transaction is committed, where it is of a kind that has them. */
export async function enqueueExtraction(
  kit: Kit,
  tx: Tx,
  file: { nodeId: NodeId; name: string; mime: string },
): Promise<void> {
  if (!file.mime.startsWith("audio/") && folderPictureRank(file.name) === null) return;
  const extraction: Extraction = { nodeId: file.nodeId, coverBlobId: kit.newId() };
  await kit.jobs.enqueue(tx, "files.extract", extraction);
}
