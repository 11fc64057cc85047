import * as encoding from "lib0/encoding";
import type { ClockRange } from "../log/clock-range.ts";
import { diffScanned } from "../log/diff-scanned.ts";
import { mergeRanges } from "../log/merge-ranges.ts";
import { writeDeleted } from "../log/merge-scanned.ts";
import { scanUpdate, type ScannedUpdate } from "../log/scan-update.ts";
import type { Novelty } from "./summary.ts";

/**
 * The update without what is known already, as far as that is the beginning of what a client wrote; `stateVector` is of what is known. A client
 * that comes back sends all deletions of the document beside the one line that it wrote.
 */
export function narrowUpdate(update: ScannedUpdate, novelty: Novelty, stateVector: Uint8Array): ScannedUpdate {
  const structs = scanUpdate(diffScanned(update, stateVector));
  if (structs === null) return update;
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, structs.bytes.subarray(0, structs.deletedStart));
  writeDeleted(encoder, mergeRanges(novelty.deleted));
  return scanUpdate(encoding.toUint8Array(encoder)) ?? update;
}

/** Whether the update brings much that is known: then it is worth to narrow it. */
export function isMostlyKnown(update: ScannedUpdate, { structs, deleted }: Novelty): boolean {
  const brought = update.blocks.reduce((sum, { clock, endClock }) => sum + endClock - clock, 0);
  const skipped = update.blocks.reduce((sum, { skipped }) => sum + lengthOf(pairs(skipped ?? [])), 0);
  return brought - skipped > lengthOf(structs) || update.deleted.length > deleted.length;
}

const lengthOf = (ranges: readonly Pick<ClockRange, "start" | "end">[]): number =>
  ranges.reduce((sum, { start, end }) => sum + end - start, 0);

function pairs(bounds: readonly number[]): { start: number; end: number }[] {
  return Array.from({ length: bounds.length / 2 }, (_, at) => ({
    start: bounds[at * 2] ?? 0,
    end: bounds[at * 2 + 1] ?? 0,
  }));
}
