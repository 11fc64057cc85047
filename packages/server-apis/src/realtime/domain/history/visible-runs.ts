import * as Y from "yjs";
import type { SharedType } from "../documents/root-types.ts";

export type Attributes = Readonly<Record<string, unknown>>;

/** Neighbours that are seen in a text or list and were written in one go: `clock` counts up with each unit. */
export type Run = {
  client: number;
  clock: number;
  /** UTF-16 code units of a text, elements of a list. */
  units: string | readonly unknown[];
  /** Of a text. */
  attributes: Attributes;
};

/** What is seen of a text, list or XML element's children, in its order. An embed or element is a unit of its own. */
export function visibleRuns(type: SharedType): Run[] {
  const runs: Run[] = [];
  let attributes: Attributes = {};
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentFormat) attributes = formatted(attributes, content);
    if (!item.countable) continue;
    const units = content instanceof Y.ContentString ? content.str : content.getContent();
    runs.push({ client: id.client, clock: id.clock, units, attributes });
  }
  return runs;
}

/** The last value of each key that is set. */
export function visibleEntries(type: SharedType): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [key, item] of type._map) {
    if (!item.deleted) entries.set(key, item.content.getContent().at(-1));
  }
  return entries;
}

export function partOf(run: Run, begin: number, end: number = run.units.length): Run {
  return { ...run, clock: run.clock + begin, units: run.units.slice(begin, end) };
}

/** The runs cut so that each part is in `others` as a whole or not at all. */
export function splitByPresence(runs: readonly Run[], others: readonly Run[]): { run: Run; isShared: boolean }[] {
  const known = rangesByClient(others);
  return runs.flatMap((run) => {
    const parts: { run: Run; isShared: boolean }[] = [];
    const ranges = known.get(run.client) ?? [];
    for (let at = 0; at < run.units.length;) {
      const [next, isShared] = boundaryAfter(ranges, run.clock + at);
      const end = Math.min(run.units.length, next - run.clock);
      parts.push({ run: partOf(run, at, end), isShared });
      at = end;
    }
    return parts;
  });
}

type Range = { begin: number; end: number };

function rangesByClient(runs: readonly Run[]): Map<number, Range[]> {
  const found = new Map<number, Range[]>();
  for (const { client, clock, units } of runs) {
    const ranges = found.get(client) ?? [];
    ranges.push({ begin: clock, end: clock + units.length });
    found.set(client, ranges);
  }
  for (const ranges of found.values()) ranges.sort((one, other) => one.begin - other.begin);
  return found;
}

/** Whether the clock lies in a range, and where that changes. */
function boundaryAfter(ranges: readonly Range[], clock: number): [next: number, isInside: boolean] {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  if (range === undefined) return [Number.POSITIVE_INFINITY, false];
  return range.begin <= clock ? [range.end, true] : [range.begin, false];
}

function formatted(attributes: Attributes, { key, value }: Y.ContentFormat): Attributes {
  const { [key]: _before, ...rest } = attributes;
  return value === null ? rest : { ...rest, [key]: value };
}
