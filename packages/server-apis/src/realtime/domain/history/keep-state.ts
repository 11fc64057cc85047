import type { Peers, RoomExceeded } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { lockDocument } from "../log/lock-document.ts";
import { realtimeTx } from "../realtime-database.ts";
import { addCheckpoint, type NewCheckpoint } from "./checkpoint.ts";

/**
 * Keeps a state because somebody asked for it, with room for it in the space; where there is none, nothing was written.
 */
export async function keepState(
  peers: Pick<Peers, "documentNodes">,
  tx: Tx,
  checkpoint: NewCheckpoint,
): Promise<RoomExceeded | null> {
  const bytes = checkpoint.snapshot.byteLength;
  await lockDocument(tx, checkpoint.id);
  const refused = await peers.documentNodes.takeRoom(tx, checkpoint.id, bytes);
  if (refused !== null) return refused;
  const grown = await addCheckpoint(tx, checkpoint);
  // What was thinned leaves room ahead, until settling gives it back.
  await realtimeTx(tx)
    .updateTable("documents")
    .set((eb) => ({
      stored_bytes: eb("stored_bytes", "+", grown),
      counted_bytes: eb("counted_bytes", "+", bytes),
    }))
    .where("node_id", "=", checkpoint.id)
    .execute();
  return null;
}
