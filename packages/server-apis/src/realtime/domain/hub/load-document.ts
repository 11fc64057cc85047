import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { mergeScanned } from "../log/merge-scanned.ts";
import { scanUpdate, type ScannedUpdate } from "../log/scan-update.ts";

export type LoadedDocument = {
  headSequence: number;
  roomBytes: number;
  storedBytes: number;
  /** Everything committed, merged. */
  state: ScannedUpdate;
};

type Row = { head_seq: number; stored_bytes: number; counted_bytes: number; bytes: Uint8Array | null };

/** All that is committed of a document, read at one moment; null when there is no such document. */
export async function loadDocument(db: Db, id: NodeId): Promise<LoadedDocument | null> {
  const { rows } = await sql<Row>`
    select head_seq, stored_bytes, counted_bytes, kept.bytes from documents
    left join lateral (
      select upto_seq as seq, bytes from doc_snapshots where doc_id = documents.node_id
      union all
      select seq, bytes from doc_updates where doc_id = documents.node_id and seq > documents.snapshot_seq
    ) kept on true
    where node_id = ${id} order by kept.seq`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  return {
    headSequence: first.head_seq,
    roomBytes: first.counted_bytes - first.stored_bytes,
    storedBytes: first.stored_bytes,
    // Of its own memory: the database's client cuts rows out of larger pieces, which would be kept with them.
    state: mergeScanned(rows.flatMap(({ bytes }) => (bytes === null ? [] : [scanStored(Uint8Array.from(bytes))]))),
  };
}

/** An update that was checked before it was stored. */
export function scanStored(bytes: Uint8Array): ScannedUpdate {
  const scanned = scanUpdate(bytes);
  if (scanned === null) throw new Error("what is stored as an update of a document is none");
  return scanned;
}
