import type { ClockRange } from "../log/clock-range.ts";

/** Clocks by client. Few and long ranges, as what one client writes is one: an edit that follows the last only moves its end. */
export class RangeSet {
  /** Start and end of each range one after the other, in order, apart from each other. */
  #byClient: Map<number, number[]> | null = null;

  /** Adds the parts of `start` to before `end` that are missing to `missing`. */
  lacks(client: number, start: number, end: number, missing: ClockRange[]): void {
    const bounds = this.#byClient?.get(client);
    let from = start;
    if (bounds !== undefined) {
      for (let at = firstEndingAfter(bounds, start); at < bounds.length && from < end; at += 2) {
        const [rangeStart, rangeEnd] = [bounds[at] ?? 0, bounds[at + 1] ?? 0];
        if (rangeStart > from) missing.push({ client, start: from, end: Math.min(rangeStart, end) });
        from = Math.max(from, rangeEnd);
      }
    }
    if (from < end) missing.push({ client, start: from, end });
  }

  add({ client, start, end }: ClockRange): void {
    const bounds = this.#byClient?.get(client);
    if (bounds === undefined) {
      (this.#byClient ??= new Map()).set(client, [start, end]);
      return;
    }
    const last = bounds.at(-1) ?? 0;
    if (start > last) {
      bounds.push(start, end);
      return;
    }
    if (start === last) {
      bounds[bounds.length - 1] = end;
      return;
    }
    const first = firstEndingAfter(bounds, start - 1);
    let behind = first;
    let [joinedStart, joinedEnd] = [start, end];
    for (; behind < bounds.length && (bounds[behind] ?? 0) <= end; behind += 2) {
      joinedStart = Math.min(joinedStart, bounds[behind] ?? 0);
      joinedEnd = Math.max(joinedEnd, bounds[behind + 1] ?? 0);
    }
    bounds.splice(first, behind - first, joinedStart, joinedEnd);
  }

  remove({ client, start, end }: ClockRange): void {
    const bounds = this.#byClient?.get(client);
    if (bounds === undefined) return;
    const kept: number[] = [];
    for (let at = 0; at < bounds.length; at += 2) {
      const [rangeStart, rangeEnd] = [bounds[at] ?? 0, bounds[at + 1] ?? 0];
      if (rangeStart < start) kept.push(rangeStart, Math.min(rangeEnd, start));
      if (rangeEnd > end) kept.push(Math.max(rangeStart, end), rangeEnd);
    }
    if (kept.length === 0) this.#byClient?.delete(client);
    else this.#byClient?.set(client, kept);
  }

  /** Of each client, how many of its clocks are there without a gap from 0 on. */
  *prefixes(): Iterable<readonly [client: number, end: number]> {
    for (const [client, bounds] of this.#byClient ?? []) {
      if (bounds[0] === 0) yield [client, bounds[1] ?? 0];
    }
  }
}

/** The place of the first range that ends after `clock`. */
function firstEndingAfter(bounds: readonly number[], clock: number): number {
  let [low, high] = [0, bounds.length / 2];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle * 2 + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}
