export type Line = { change: "same" | "removed" | "added"; text: string };

/** Steps of the search, each a comparison of two lines: some tens of milliseconds. What takes more is told as replaced from there on. */
const mostSteps = 4_000_000;
/** Lines that may differ, each of which the search remembers a row for. */
const mostDifferences = 1_500;

/**
 * The shortest way from one list of lines to the other (Myers, An O(ND) Difference Algorithm, 1986); where they differ so much that finding it
 * would take long, all of the one removed and all of the other added.
 */
export function diffLines(from: readonly string[], to: readonly string[]): Line[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [one, other] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  return [
    ...from.slice(0, start).map((text) => ({ change: "same" as const, text })),
    ...(shortest(one, other) ?? replaced(one, other)),
    ...from.slice(from.length - end).map((text) => ({ change: "same" as const, text })),
  ];
}

function replaced(from: readonly string[], to: readonly string[]): Line[] {
  return [
    ...from.map((text) => ({ change: "removed" as const, text })),
    ...to.map((text) => ({ change: "added" as const, text })),
  ];
}

/** Null when it takes too long to find. */
function shortest(from: readonly string[], to: readonly string[]): Line[] | null {
  const rows = furthestRows(from, to);
  return rows === null ? null : wayBack(from, to, rows);
}

/** For each number of differences, how far each diagonal comes: row d holds the diagonals -d to d at the places 0 to 2d. */
function furthestRows(from: readonly string[], to: readonly string[]): Int32Array[] | null {
  const rows: Int32Array[] = [];
  let steps = 0;
  for (let d = 0; d <= Math.min(from.length + to.length, mostDifferences); d += 1) {
    const row = new Int32Array(2 * d + 1);
    rows.push(row);
    for (let k = -d; k <= d; k += 2) {
      let x = beginOf(rows[d - 1], d, k).x;
      const before = x;
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x += 1;
      row[k + d] = x;
      if (x >= from.length && x - k >= to.length) return rows;
      steps += 1 + x - before;
      if (steps > mostSteps) return null;
    }
  }
  return null;
}

/** Where the diagonal k begins after d differences, and which diagonal it came from. */
function beginOf(previous: Int32Array | undefined, d: number, k: number): { x: number; from: number } {
  if (previous === undefined) return { x: 0, from: 0 };
  const [left, right] = [previous[k - 1 + d - 1] ?? -1, previous[k + 1 + d - 1] ?? -1];
  const goesDown = k === -d || (k !== d && left < right);
  return goesDown ? { x: right, from: k + 1 } : { x: left + 1, from: k - 1 };
}

function wayBack(from: readonly string[], to: readonly string[], rows: readonly Int32Array[]): Line[] {
  const lines: Line[] = [];
  let [x, k] = [from.length, from.length - to.length];
  for (let d = rows.length - 1; d >= 0; d -= 1) {
    const begin = beginOf(rows[d - 1], d, k);
    while (x > begin.x) {
      x -= 1;
      lines.push({ change: "same", text: from[x] ?? "" });
    }
    if (d === 0) break;
    if (begin.from > k) lines.push({ change: "added", text: to[x - k - 1] ?? "" });
    else {
      x -= 1;
      lines.push({ change: "removed", text: from[x] ?? "" });
    }
    k = begin.from;
  }
  return lines.toReversed();
}
