import * as encoding from "lib0/encoding";
import type { ClockRange } from "../log/clock-range.ts";
import type { ScannedUpdate, StructBlock } from "../log/scan-update.ts";
import { RangeSet } from "./range-set.ts";

/** What an update brings that was not there: structs, and deletions. */
export type Novelty = { structs: readonly ClockRange[]; deleted: readonly ClockRange[] };

/** Which structs and which deletions a document has, also those that lack one before them: enough to tell what is new, without the document. */
export class Summary {
  readonly #structs = new RangeSet();
  readonly #deleted = new RangeSet();

  /** Of what it is loaded from. */
  static of(update: ScannedUpdate): Summary {
    const summary = new Summary();
    for (const block of update.blocks) eachRun(block, (run) => summary.#structs.add(run));
    for (const range of update.deleted) summary.#deleted.add(range);
    return summary;
  }

  noveltyOf(update: ScannedUpdate): Novelty {
    const structs: ClockRange[] = [];
    const deleted: ClockRange[] = [];
    for (const block of update.blocks) {
      eachRun(block, ({ client, start, end }) => this.#structs.lacks(client, start, end, structs));
    }
    for (const { client, start, end } of update.deleted) this.#deleted.lacks(client, start, end, deleted);
    return { structs, deleted };
  }

  add({ structs, deleted }: Novelty): void {
    for (const range of structs) this.#structs.add(range);
    for (const range of deleted) this.#deleted.add(range);
  }

  /** Takes back what was added and then refused. */
  remove({ structs, deleted }: Novelty): void {
    for (const range of structs) this.#structs.remove(range);
    for (const range of deleted) this.#deleted.remove(range);
  }

  /** As `Y.encodeStateVector` would have it; `without` are clients of whom everything is said to be there. */
  stateVector(without: ReadonlySet<number> = new Set()): Uint8Array {
    const clocks = new Map(this.#structs.prefixes());
    for (const client of without) clocks.set(client, Number.MAX_SAFE_INTEGER);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clocks.size);
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
    return encoding.toUint8Array(encoder);
  }
}

/** The clocks of a block without its gaps. */
function eachRun({ client, clock, endClock, skipped }: StructBlock, see: (run: ClockRange) => void): void {
  let start = clock;
  for (let at = 0; skipped !== null && at < skipped.length; at += 2) {
    const end = skipped[at] ?? start;
    if (end > start) see({ client, start, end });
    start = skipped[at + 1] ?? start;
  }
  if (endClock > start) see({ client, start, end: endClock });
}
