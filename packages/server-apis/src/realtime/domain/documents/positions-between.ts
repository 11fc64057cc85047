const digits = "0123456789abcdefghijklmnopqrstuvwxyz";
const base = digits.length;
/** What is put between two strings of digits that are next to each other gets so many more. */
const middle = digits[base >> 1] ?? "";

/**
 * So many positions in order between two others, null being an end: strings of base 36 that are compared as plain strings, as the entries of a
 * declared list have them. None ends in 0, before which there would be no room.
 */
export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
  const positions: string[] = [];
  for (let left = before; positions.length < count; left = positions.at(-1) ?? null)
    positions.push(between(left ?? "", after));
  return positions;
}

/** The shortest string of digits above `low` and below `high`, null being above all. */
function between(low: string, high: string | null): string {
  let found = "";
  for (let index = 0; ; index += 1) {
    const [under, over] = [digitAt(low, index), high === null ? base : digitAt(high, index)];
    // Once below the upper one, only the lower one binds.
    const limit = high !== null && high.startsWith(found) ? over : base;
    if (limit - under > 1) return found + (digits[(under + limit) >> 1] ?? "");
    found += digits[under] ?? "";
    if (index > low.length && limit === base) return found + middle;
  }
}

function digitAt(position: string, index: number): number {
  const digit = position[index];
  return digit === undefined ? 0 : Math.max(digits.indexOf(digit), 0);
}
