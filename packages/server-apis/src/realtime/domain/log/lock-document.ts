import type { NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { realtimeTx } from "../realtime-database.ts";

/** A document's bookkeeping, as it is while the transaction holds it. */
export type LockedDocument = { storedBytes: number; countedBytes: number; settleDueAt: Date | null };

/**
 * Holds a document's node and then its row, as all do that take room for it: node, document, space. Appending holds documents only, in the order
 * of their ids. So nobody waits for each other in a ring. Null when there is none.
 */
export async function lockDocument(tx: Tx, id: NodeId): Promise<LockedDocument | null> {
  await tx.selectFrom("nodes").select("id").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  const row = await realtimeTx(tx)
    .selectFrom("documents")
    .select(["stored_bytes", "counted_bytes", "settle_due_at"])
    .where("node_id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { storedBytes: row.stored_bytes, countedBytes: row.counted_bytes, settleDueAt: row.settle_due_at };
}
