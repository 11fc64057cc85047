import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { CheckpointNotFound } from "../documents/document-failures.ts";
import { realtimeDb } from "../realtime-database.ts";
import type { Moment } from "./past-question.ts";

/** The kept state of this sequence; 0 is the empty document, null is now. */
export async function momentAt(
  db: Db,
  id: NodeId,
  sequence: number | null,
): Promise<{ kind: "moment"; moment: Moment } | CheckpointNotFound> {
  if (sequence === null) return { kind: "moment", moment: { kind: "now" } };
  if (sequence === 0) return { kind: "moment", moment: { kind: "empty" } };
  const row = await realtimeDb(db)
    .selectFrom("doc_checkpoints")
    .select("snapshot")
    .where("doc_id", "=", id)
    .where("seq", "=", sequence)
    .executeTakeFirst();
  if (row === undefined) return { kind: "checkpoint-not-found", sequence };
  return { kind: "moment", moment: { kind: "kept", snapshot: row.snapshot } };
}
