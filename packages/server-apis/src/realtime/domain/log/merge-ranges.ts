import type { ClockRange } from "./clock-range.ts";

/** The same clocks in as few ranges as there can be, by client, the highest first. */
export function mergeRanges(ranges: readonly ClockRange[]): ClockRange[] {
  if (ranges.length < 2) return [...ranges];
  const merged: ClockRange[] = [];
  for (const range of ranges.toSorted((a, b) => b.client - a.client || a.start - b.start)) {
    const last = merged.at(-1);
    if (last?.client === range.client && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
