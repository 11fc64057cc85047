import { mergeScanned } from "./merge-scanned.ts";
import type { ScannedUpdate } from "./scan-update.ts";

/** The update without what these clients wrote; what it deletes stays. */
export function withoutClients(update: ScannedUpdate, clients: ReadonlySet<number>): ScannedUpdate {
  const blocks = update.blocks.filter(({ client }) => !clients.has(client));
  // Merging two writes what they name, and no other bytes.
  return mergeScanned([
    { ...update, blocks },
    { ...update, blocks: [] },
  ]);
}
