import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import type { SharedType } from "../documents/root-types.ts";
import { partOf, type Run, splitByPresence, visibleEntries, visibleRuns } from "./visible-runs.ts";

/** How the one becomes the other, from its beginning to its end. The runs of a `keep` have the same length. */
export type Step = { kind: "keep"; from: Run; to: Run } | { kind: "remove"; run: Run } | { kind: "add"; run: Run };

/**
 * The way from what is seen now to what was seen at another time of the same document. Neighbours keep their order for ever (YATA), so what is
 * in both is found by its ids, in time that grows with the length alone, and is left as it is; between those, what is equal at
 * the ends of a gap is left as well, so that what was taken away and put back is not written anew.
 */
export function stepsBetween(from: readonly Run[], to: readonly Run[]): Step[] {
  const steps: Step[] = [];
  const [ours, theirs] = [splitByPresence(from, to), splitByPresence(to, from)];
  let [removed, added]: [Run[], Run[]] = [[], []];
  let [i, j] = [0, 0];
  let [one, other] = [ours[0], theirs[0]];
  while (one !== undefined || other !== undefined) {
    if (one !== undefined && !one.isShared) {
      removed.push(one.run);
      one = ours[++i];
    } else if (other !== undefined && !other.isShared) {
      added.push(other.run);
      other = theirs[++j];
    } else {
      if (one === undefined || other === undefined) throw new Error("two times of one document differ in their order");
      for (const step of gap(removed, added)) steps.push(step);
      [removed, added] = [[], []];
      const length = Math.min(one.run.units.length, other.run.units.length);
      steps.push({ kind: "keep", from: partOf(one.run, 0, length), to: partOf(other.run, 0, length) });
      one = length < one.run.units.length ? { ...one, run: partOf(one.run, length) } : ours[++i];
      other = length < other.run.units.length ? { ...other, run: partOf(other.run, length) } : theirs[++j];
    }
  }
  return [...steps, ...gap(removed, added)];
}

/** What stands in each place of the one and of the other, where nothing has the same id. */
function gap(removed: readonly Run[], added: readonly Run[]): Step[] {
  const [before, after] = [unitsOf(removed), unitsOf(added)];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isEqual(before[start], after[start])) start += 1;
  if (start > 0 && isHighSurrogate(before[start - 1])) start -= 1;
  let end = 0;
  while (end < most - start && isEqual(before.at(-1 - end), after.at(-1 - end))) end += 1;
  if (end > 0 && isLowSurrogate(before.at(-end))) end -= 1;
  const [keptBefore, out, keptAfter] = cut(removed, [start, before.length - end]);
  const [restBefore, come, restAfter] = cut(added, [start, after.length - end]);
  return [
    ...paired(keptBefore, restBefore),
    ...out.map((run) => ({ kind: "remove" as const, run })),
    ...come.map((run) => ({ kind: "add" as const, run })),
    ...paired(keptAfter, restAfter),
  ];
}

/** Text as code units, so that it is one string however many runs it came in. */
function unitsOf(runs: readonly Run[]): string | unknown[] {
  const texts = runs.flatMap(({ units }) => (typeof units === "string" ? [units] : []));
  if (texts.length === runs.length) return texts.join("");
  return runs.flatMap(({ units }) => [...(typeof units === "string" ? units.split("") : units)]);
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one instanceof Y.AbstractType && other instanceof Y.AbstractType)
    return isSameShape(one, other) && hasSameUnits(one, other) && hasSameEntries(one, other);
  if (one instanceof Y.Doc && other instanceof Y.Doc) return one.guid === other.guid;
  return equalityDeep(one, other);
}

/** Formatting aside, which is not in the way of editing the one into the other. */
function hasSameUnits(one: SharedType, other: SharedType): boolean {
  const [before, after] = [unitsOf(visibleRuns(one)), unitsOf(visibleRuns(other))];
  if (typeof before === "string") return before === after;
  return before.length === after.length && before.every((unit, index) => isEqual(unit, after[index]));
}

function hasSameEntries(one: SharedType, other: SharedType): boolean {
  const [before, after] = [visibleEntries(one), visibleEntries(other)];
  return (
    before.size === after.size && [...before].every(([key, value]) => after.has(key) && isEqual(value, after.get(key)))
  );
}

/** Whether one can be made the other by editing what is in it. */
export function isSameShape(one: SharedType, other: SharedType): boolean {
  if (one.constructor !== other.constructor) return false;
  return one instanceof Y.XmlElement && other instanceof Y.XmlElement ? one.nodeName === other.nodeName : true;
}

/** The runs before, between and after two places. */
function cut(runs: readonly Run[], [begin, end]: readonly [number, number]): [Run[], Run[], Run[]] {
  const parts: [Run[], Run[], Run[]] = [[], [], []];
  let at = 0;
  for (const run of runs) {
    const bounds = [0, begin - at, end - at, run.units.length].map((place) =>
      Math.max(0, Math.min(place, run.units.length)),
    );
    for (const [index, part] of parts.entries()) {
      const [low, high] = [bounds[index] ?? 0, bounds[index + 1] ?? 0];
      if (low < high) part.push(partOf(run, low, high));
    }
    at += run.units.length;
  }
  return parts;
}

/** Equal units of both, in runs of the same length. */
function paired(from: readonly Run[], to: readonly Run[]): Step[] {
  const steps: Step[] = [];
  const rest = [...to].toReversed();
  for (let run of from) {
    while (run.units.length > 0) {
      const other = rest.pop();
      if (other === undefined) throw new Error("equal units have another length");
      const length = Math.min(run.units.length, other.units.length);
      steps.push({ kind: "keep", from: partOf(run, 0, length), to: partOf(other, 0, length) });
      if (length < other.units.length) rest.push(partOf(other, length));
      run = partOf(run, length);
    }
  }
  return steps;
}

function isHighSurrogate(unit: unknown): boolean {
  return typeof unit === "string" && unit.length === 1 && /[\uD800-\uDBFF]/.test(unit);
}

function isLowSurrogate(unit: unknown): boolean {
  return typeof unit === "string" && unit.length === 1 && /[\uDC00-\uDFFF]/.test(unit);
}
