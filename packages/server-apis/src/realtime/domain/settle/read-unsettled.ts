import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { realtimeDb } from "../realtime-database.ts";

/** A segment of history grows to this size; then the next begins. */
const segmentBytes = 1024 * 1024;

export type Unsettled = {
  schema: DocumentSchema | null;
  snapshotSequence: number;
  /** All up to it is in here. */
  sequence: number;
  editedAt: Date;
  snapshot: Uint8Array | null;
  rows: readonly Uint8Array[];
  /** The last segment, where it has room for more. */
  segment: { uptoSequence: number; bytes: Uint8Array } | null;
};

/** What there is to settle of a document; null when it is settled, or gone. */
export async function readUnsettled(db: Db, id: NodeId): Promise<Unsettled | null> {
  const tables = realtimeDb(db);
  const document = await tables.selectFrom("documents").selectAll().where("node_id", "=", id).executeTakeFirst();
  if (document === undefined || document.settle_due_at === null) return null;
  const snapshot = await tables.selectFrom("doc_snapshots").select("bytes").where("doc_id", "=", id).executeTakeFirst();
  const rows = await tables
    .selectFrom("doc_updates")
    .select(["seq", "bytes", "at"])
    .where("doc_id", "=", id)
    .where("seq", ">", document.snapshot_seq)
    .orderBy("seq")
    .execute();
  const segment = await tables
    .selectFrom("doc_history")
    .select(["upto_seq", "bytes"])
    .where("doc_id", "=", id)
    .where("upto_seq", "=", document.snapshot_seq)
    .where(sql<boolean>`octet_length(bytes) < ${segmentBytes}`)
    .executeTakeFirst();
  const last = rows.at(-1);
  return {
    // Parsed before it was written.
    schema: document.schema as DocumentSchema | null,
    snapshotSequence: document.snapshot_seq,
    sequence: last?.seq ?? document.snapshot_seq,
    editedAt: last?.at ?? document.created_at,
    snapshot: snapshot?.bytes ?? null,
    rows: rows.map(({ bytes }) => bytes),
    segment: segment === undefined ? null : { uptoSequence: segment.upto_seq, bytes: segment.bytes },
  };
}
