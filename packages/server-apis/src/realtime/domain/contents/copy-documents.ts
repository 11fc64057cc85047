import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { sql } from "kysely";
import { scanStored } from "../hub/load-document.ts";
import { mergeScanned } from "../log/merge-scanned.ts";
import { realtimeTx } from "../realtime-database.ts";

/** A copy begins with one row in its log. */
const firstSequence = 1;

/** What is in documents once more, without history. Gives the bytes that each copy takes, which the caller counts. */
export async function copyDocuments(
  kit: Pick<Kit, "clock" | "jobs">,
  tx: Tx,
  pairs: readonly { from: NodeId; to: NodeId }[],
): Promise<ReadonlyMap<NodeId, number>> {
  const sizes = new Map<NodeId, number>();
  // One after the other: each is held in memory.
  for (const { from, to } of pairs) {
    const bytes = await copyOne(kit, tx, from, to);
    if (bytes !== null) sizes.set(to, bytes);
  }
  return sizes;
}

async function copyOne(
  { clock, jobs }: Pick<Kit, "clock" | "jobs">,
  tx: Tx,
  from: NodeId,
  to: NodeId,
): Promise<number | null> {
  const tables = realtimeTx(tx);
  const { rows } = await sql<{ schema: unknown; bytes: Uint8Array | null }>`
    select schema, kept.bytes from documents left join lateral (
      select upto_seq as seq, bytes from doc_snapshots where doc_id = node_id
      union all select seq, bytes from doc_updates where doc_id = node_id
    ) kept on true
    where node_id = ${from} order by kept.seq`.execute(tx);
  const [first] = rows;
  if (first === undefined) return null;
  const parts = rows.flatMap(({ bytes }) => (bytes === null ? [] : [scanStored(bytes)]));
  const isEmpty = parts.length === 0;
  const { bytes } = mergeScanned(parts);
  const length = isEmpty ? 0 : bytes.byteLength;
  const now = clock.now();
  const sequence = isEmpty ? 0 : firstSequence;
  await tables
    .insertInto("documents")
    .values({
      node_id: to,
      schema: first.schema === null ? null : JSON.stringify(first.schema),
      head_seq: sequence,
      stored_bytes: length,
      counted_bytes: length,
      settle_due_at: now,
      created_at: now,
    })
    .execute();
  await jobs.enqueue(tx, "realtime.settle", { documentId: to });
  if (isEmpty) return 0;
  // In the log, not in the snapshot: what is deleted from the copy later on is then kept in its history.
  await tables
    .insertInto("doc_updates")
    .values({ doc_id: to, seq: sequence, bytes, author_id: null, app_id: null, at: now })
    .execute();
  // So that the copy still tells who wrote what, and nobody can write on as them.
  await sql`
    insert into doc_clients (doc_id, client_id, author_id, app_id, first_at)
    select ${to}, client_id, author_id, app_id, first_at from doc_clients where doc_id = ${from}`.execute(tx);
  return length;
}
