import type { NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { QuotaExceeded } from "../failures.ts";
import { settleRoom, takeRoom } from "../tree/room.ts";

/** Counts more bytes, or fewer, for a document; the room goes where the node is counted, which a move into another space changes. */
export async function takeDocumentRoom(tx: Tx, id: NodeId, bytes: number): Promise<QuotaExceeded | null> {
  if (bytes === 0) return null;
  const node = await tx
    .selectFrom("nodes")
    .select("space_id")
    .where("id", "=", id)
    .where("kind", "=", "document")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (node === undefined) return null;
  const refused = bytes > 0 ? await takeRoom(tx, node.space_id, bytes) : null;
  if (refused !== null) return refused;
  if (bytes < 0) await settleRoom(tx, node.space_id, { promised: 0, used: bytes });
  await tx
    .updateTable("nodes")
    .set((eb) => ({ counted_bytes: eb("counted_bytes", "+", bytes) }))
    .where("id", "=", id)
    .execute();
  return null;
}
