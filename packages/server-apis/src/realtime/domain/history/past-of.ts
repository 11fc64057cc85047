import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import type { DocumentTooLarge } from "../documents/document-failures.ts";
import { realtimeDb } from "../realtime-database.ts";

/** Of all that was ever written into a document, beyond which nobody waits for its history. */
export const mostPastBytes = 64 * 1024 * 1024;

export type Past = {
  kind: "past";
  schema: DocumentSchema | null;
  /** All up to it is in `updates`. */
  sequence: number;
  updates: readonly Uint8Array[];
};

/**
 * All that was ever written into a document, in order; null when there is none. The snapshot comes along where it is all there is of the
 * beginning.
 */
export async function pastOf(db: Db, id: NodeId): Promise<Past | DocumentTooLarge | null> {
  return read(
    db,
    id,
    sql`
      select upto_seq as seq, bytes from doc_snapshots
      where doc_id = ${id} and not exists (select 1 from doc_history where doc_id = ${id} and from_seq <= 1)
      union all select upto_seq, bytes from doc_history where doc_id = ${id}
      union all select seq, bytes from doc_updates where doc_id = ${id}`,
  );
}

/** What a document is now: enough for what does not look at what was deleted. */
export async function presentOf(db: Db, id: NodeId): Promise<Past | DocumentTooLarge | null> {
  return read(
    db,
    id,
    sql`
      select upto_seq as seq, bytes from doc_snapshots where doc_id = ${id}
      union all select seq, bytes from doc_updates where doc_id = ${id}`,
  );
}

type Part = ReturnType<typeof sql>;

async function read(db: Db, id: NodeId, parts: Part): Promise<Past | DocumentTooLarge | null> {
  const document = await realtimeDb(db)
    .selectFrom("documents")
    .select("schema")
    .where("node_id", "=", id)
    .executeTakeFirst();
  if (document === undefined) return null;
  // Asked first, since what is too large is not even fetched.
  const { rows: measured } = await sql<{ bytes: number }>`
    select coalesce(sum(octet_length(bytes)), 0) as bytes from (${parts}) parts`.execute(db);
  if ((measured[0]?.bytes ?? 0) > mostPastBytes) return { kind: "document-too-large", limitBytes: mostPastBytes };
  // One statement: compaction moves rows from one table to the other.
  const { rows } = await sql<{ seq: number; bytes: Uint8Array }>`
    select seq, bytes from (${parts}) parts order by seq`.execute(db);
  return {
    kind: "past",
    // Parsed before it was written.
    schema: document.schema as DocumentSchema | null,
    sequence: rows.at(-1)?.seq ?? 0,
    updates: rows.map(({ bytes }) => bytes),
  };
}
