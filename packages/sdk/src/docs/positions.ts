const DIGITS = 36;
/** A position begins with as many digits that count: who adds at an end counts on, and positions stay short. */
const COUNT_DIGITS = 6;
const MIDDLE = DIGITS ** COUNT_DIGITS / 2;
const JITTER = DIGITS ** 3;

const digitAt = (position: string, i: number) => Number.parseInt(position[i] ?? "0", DIGITS);
const digits = (count: number, width: number) => count.toString(DIGITS).padStart(width, "0");
const countOf = (position: string) => Number.parseInt(position.slice(0, COUNT_DIGITS), DIGITS);

/**
 * Positions for so many items, in order, between two others; null is an end. They are strings that are compared as such. All of one call stay
 * together whoever else inserts at the same place at the same time, since they begin with the same chance digits.
 */
export function positionsBetween(
  before: string | null,
  after: string | null,
  count: number,
  random = Math.random,
): string[] {
  const jitter = digits(Math.floor(random() * JITTER), 3);
  const base = baseBetween(before, after) + jitter;
  const width = count.toString(DIGITS).length;
  // none may end in 0, before which there would be no room
  return Array.from({ length: count }, (_, i) => `${base}${digits(i, width)}1`);
}

function baseBetween(before: string | null, after: string | null): string {
  if (before === null && after === null) return digits(MIDDLE, COUNT_DIGITS);
  if (before === null) return digits(countOf(after as string) - 1, COUNT_DIGITS);
  if (after === null || after <= before) return digits(countOf(before) + 1, COUNT_DIGITS);
  return digitsBetween(before, after);
}

/** The shortest string between the two that `after` does not begin with: whatever is added to it stays between them. */
function digitsBetween(before: string, after: string): string {
  let i = 0;
  // what is shorter goes on with zeros
  while (digitAt(before, i) === digitAt(after, i)) i++;
  const prefix = after.slice(0, i);
  const [low, high] = [digitAt(before, i), digitAt(after, i)];
  if (high - low > 1) return prefix + digits((low + high) >> 1, 1);
  for (let between = prefix + digits(low, 1); ; between += digits(DIGITS - 1, 1)) {
    const next = digitAt(before, between.length);
    if (next < DIGITS - 1) return between + digits((next + DIGITS) >> 1, 1);
  }
}
