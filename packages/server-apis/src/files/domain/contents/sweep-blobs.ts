import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { unusedBlobs } from "./unused-blobs.ts";

/** Ids that one query asks about. */
const batchSize = 1_000;
/** So many may go whatever the store holds. */
const freelySwept = 1_000;

export type SweepOutcome =
  | { kind: "swept"; count: number }
  /** Most of the store would go: this looks like the store of another database. Nothing was deleted. */
  | { kind: "refused"; unused: number; held: number };

/**
 * Deletes what lies in the store and no row knows: what a crash or a lost job left. It cannot come in the way of anything that goes on,
 * whatever the clock says: it asks about bytes that it has seen, and those that were seen without a row never get one again (see
 * `unusedBlobs`).
 */
export async function sweepBlobs(kit: Kit, signal: AbortSignal): Promise<SweepOutcome> {
  const unused: BlobId[] = [];
  let held = 0;
  for await (const listed of kit.blobs.list()) {
    signal.throwIfAborted();
    held += listed.length;
    for (let at = 0; at < listed.length; at += batchSize) {
      unused.push(...(await unusedBlobs(kit.db, listed.slice(at, at + batchSize))));
    }
  }
  if (unused.length > freelySwept && unused.length > held / 2) return { kind: "refused", unused: unused.length, held };
  for (const id of unused) {
    signal.throwIfAborted();
    await kit.blobs.delete(id);
  }
  return { kind: "swept", count: unused.length };
}
