import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Moment } from "../history/past-question.ts";
import { realtimeDb } from "../realtime-database.ts";

/** A document as it was at a sequence: of these updates, looked at as of that moment. */
export type Base = { updates: readonly Uint8Array[]; moment: Moment };

/**
 * The document at a sequence at which it was read; null where its log does not go back so far and no state of then was kept, as between two
 * checkpoints of long ago.
 */
export async function baseMoment(db: Db, id: NodeId, sequence: number): Promise<Base | null> {
  const tables = realtimeDb(db);
  const document = await tables
    .selectFrom("documents")
    .select(["snapshot_seq", "head_seq"])
    .where("node_id", "=", id)
    .executeTakeFirst();
  if (document === undefined || sequence > document.head_seq) return null;
  const rows = await tables
    .selectFrom("doc_updates")
    .select("bytes")
    .where("doc_id", "=", id)
    .where("seq", "<=", sequence)
    .orderBy("seq")
    .execute();
  const updates = rows.map(({ bytes }) => bytes);
  if (sequence >= document.snapshot_seq) {
    const snapshot = await tables
      .selectFrom("doc_snapshots")
      .select(["upto_seq", "bytes"])
      .where("doc_id", "=", id)
      .executeTakeFirst();
    // Compacted since the first statement.
    if (snapshot !== undefined && snapshot.upto_seq > sequence) return baseMoment(db, id, sequence);
    return { updates: snapshot === undefined ? updates : [snapshot.bytes, ...updates], moment: { kind: "now" } };
  }
  const kept = await tables
    .selectFrom("doc_checkpoints")
    .select("snapshot")
    .where("doc_id", "=", id)
    .where("seq", "=", sequence)
    .executeTakeFirst();
  if (kept === undefined) return null;
  const history = await tables
    .selectFrom("doc_history")
    .select("bytes")
    .where("doc_id", "=", id)
    .where("from_seq", "<=", sequence)
    .orderBy("upto_seq")
    .execute();
  return { updates: history.map(({ bytes }) => bytes), moment: { kind: "kept", snapshot: kept.snapshot } };
}
