import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { mediaKind } from "./media-kind.ts";

export type Extraction = { nodeId: NodeId };

/** The same for files that came together. */
export async function enqueueExtractions(
  kit: Kit,
  tx: Tx,
  files: readonly { nodeId: NodeId; name: string; mime: string }[],
): Promise<void> {
  const readable = files.filter(({ name, mime }) => mediaKind(name, mime) !== null);
  const extractions = readable.map(({ nodeId }): Extraction => ({ nodeId }));
  await kit.jobs.enqueueAll(tx, "files.extract", extractions);
}

/** Has the file read once the transaction is committed, where it is of a kind that something can be read out of. */
export async function enqueueExtraction(
  kit: Kit,
  tx: Tx,
  file: { nodeId: NodeId; name: string; mime: string },
): Promise<void> {
  if (mediaKind(file.name, file.mime) === null) return;
  const extraction: Extraction = { nodeId: file.nodeId };
  await kit.jobs.enqueue(tx, "files.extract", extraction);
}
