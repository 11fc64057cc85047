import type { NodeId } from "../../../kit/ids.ts";
import type { DocumentAnswers } from "../contents/document-question.ts";
import type { RealtimeTx } from "../realtime-database.ts";
import type { Unsettled } from "./read-unsettled.ts";

/**
 * Puts the log's rows into the snapshot and into history, and takes them away. The caller holds the document's row and knows that nobody else
 * did the same meanwhile. Gives by how many bytes what is stored has grown.
 */
export async function replaceLog(
  tx: RealtimeTx,
  id: NodeId,
  { snapshotSequence, sequence, snapshot, rows, segment }: Unsettled,
  { collected, stateVector, segment: longer }: DocumentAnswers["digest"],
): Promise<number> {
  if (longer === null) return 0;
  const columns = { upto_seq: sequence, state_vector: stateVector, bytes: collected };
  await tx
    .insertInto("doc_snapshots")
    .values({ doc_id: id, ...columns })
    .onConflict((conflict) => conflict.column("doc_id").doUpdateSet(columns))
    .execute();
  if (segment === null) {
    await tx
      .insertInto("doc_history")
      .values({ doc_id: id, from_seq: snapshotSequence + 1, upto_seq: sequence, bytes: longer })
      .execute();
  } else {
    await tx
      .updateTable("doc_history")
      .set({ upto_seq: sequence, bytes: longer })
      .where("doc_id", "=", id)
      .where("upto_seq", "=", segment.uptoSequence)
      .execute();
  }
  await tx.deleteFrom("doc_updates").where("doc_id", "=", id).where("seq", "<=", sequence).execute();
  await tx.updateTable("documents").set({ snapshot_seq: sequence }).where("node_id", "=", id).execute();
  return lengthOf(collected, longer) - lengthOf(snapshot, segment?.bytes ?? null, ...rows);
}

const lengthOf = (...parts: readonly (Uint8Array | null)[]): number =>
  parts.reduce((length, part) => length + (part?.byteLength ?? 0), 0);
