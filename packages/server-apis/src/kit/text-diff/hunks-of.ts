import type { Line } from "./diff-lines.ts";

export type Hunk = {
  /** Of the first line, from 1; of an empty side, the line it would come after. */
  fromLine: number;
  fromCount: number;
  toLine: number;
  toCount: number;
  lines: Line[];
};

/** Unchanged lines around what has changed. */
const context = 3;

/** The changes with what stands around them; what stays the same further off is left out. */
export function hunksOf(lines: readonly Line[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [at, fromLine, toLine] = [0, 1, 1];
  for (const [first, last] of ranges(lines)) {
    for (; at < first; at += 1) [fromLine, toLine] = [fromLine + 1, toLine + 1];
    const held = lines.slice(first, last + 1);
    const fromCount = held.filter(({ change }) => change !== "added").length;
    const toCount = held.filter(({ change }) => change !== "removed").length;
    hunks.push({
      fromLine: fromCount === 0 ? fromLine - 1 : fromLine,
      fromCount,
      toLine: toCount === 0 ? toLine - 1 : toLine,
      toCount,
      lines: held,
    });
    [at, fromLine, toLine] = [last + 1, fromLine + fromCount, toLine + toCount];
  }
  return hunks;
}

/** First and last line of each hunk: changes that are no more than two contexts apart are one. */
function ranges(lines: readonly Line[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [index, { change }] of lines.entries()) {
    if (change === "same") continue;
    const [first, last] = [Math.max(0, index - context), Math.min(lines.length - 1, index + context)];
    const open = found.at(-1);
    if (open !== undefined && first <= open[1] + 1) open[1] = last;
    else found.push([first, last]);
  }
  return found;
}
