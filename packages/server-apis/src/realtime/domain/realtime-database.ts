import type { ColumnType, Kysely, Transaction } from "kysely";
import type { AppId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Database, Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export type DocumentTable = {
  node_id: NodeId;
  /** As `defineDoc` of the SDK declares it; null where nobody did. */
  schema: ColumnType<unknown, string | null, string | null>;
  /** The last sequence given out. A transaction takes its own under this row's lock, so that a visible one has all lower ones visible. */
  head_seq: WithDefault<number>;
  /** What the snapshot covers; rows of `doc_updates` begin behind it. */
  snapshot_seq: WithDefault<number>;
  /** All that is kept of it: updates, snapshot, history, checkpoints. */
  stored_bytes: WithDefault<number>;
  /** What its space has counted for it: never less than `stored_bytes`, so that edits seldom touch the space's row. */
  counted_bytes: WithDefault<number>;
  /** When a job settles it; null when it is quiet. */
  settle_due_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Timestamp;
};

/** The log, without gaps in a document: what is in here is acknowledged. */
export type DocumentUpdateTable = {
  doc_id: NodeId;
  seq: number;
  /** Yjs update, v1. */
  bytes: Uint8Array;
  author_id: PersonId | null;
  app_id: AppId | null;
  at: Timestamp;
};

/** The state up to a sequence, deleted text collected: what loading begins with. */
export type DocumentSnapshotTable = {
  doc_id: NodeId;
  upto_seq: number;
  state_vector: Uint8Array;
  /** Yjs update, v1. */
  bytes: Uint8Array;
};

/** The updates `from_seq` to `upto_seq` merged into one, nothing collected: what history is read from. */
export type DocumentHistoryTable = {
  doc_id: NodeId;
  upto_seq: number;
  from_seq: number;
  bytes: Uint8Array;
};

/** Whose each Yjs client id is: the first who wrote with it. */
export type DocumentClientTable = {
  doc_id: NodeId;
  client_id: number;
  author_id: PersonId;
  app_id: AppId | null;
  first_at: Timestamp;
};

/** A moment of the past that can be named, looked at and brought back. */
export type DocumentCheckpointTable = {
  doc_id: NodeId;
  seq: number;
  at: Timestamp;
  /** Null: made by itself. */
  name: string | null;
  /** Of one without a name: whose doing it was kept for, as what was there before they restored something. */
  named_by: PersonId | null;
  /** Who edited since the one before. */
  authors: PersonId[];
  /** `Y.encodeSnapshot`: what was there and what was deleted, without the text. */
  snapshot: Uint8Array;
};

export type RealtimeDatabase = Database & {
  documents: DocumentTable;
  doc_updates: DocumentUpdateTable;
  doc_snapshots: DocumentSnapshotTable;
  doc_history: DocumentHistoryTable;
  doc_clients: DocumentClientTable;
  doc_checkpoints: DocumentCheckpointTable;
};

export type RealtimeDb = Kysely<RealtimeDatabase>;
export type RealtimeTx = Transaction<RealtimeDatabase>;

/** The kit's database with the tables of this service. */
export function realtimeDb(db: Db): RealtimeDb {
  return db.withTables<Omit<RealtimeDatabase, keyof Database>>();
}

/** The same transaction with the tables of this service. */
export function realtimeTx(tx: Tx): RealtimeTx {
  return tx.withTables<Omit<RealtimeDatabase, keyof Database>>();
}
