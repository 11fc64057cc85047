import { expect, it } from "vitest";
import { positionsBetween } from "./positions-between.ts";

const isOrdered = (positions: readonly string[]) =>
  positions.every((at, n) => n === 0 || (positions[n - 1] ?? "") < at);

it.each([
  [null, null],
  [null, "i00000abc01"],
  ["i00000abc01", null],
  ["i00000abc01", "i00000abc11"],
  ["i00000abc01", "i00000abc02"],
  ["a", "a1"],
  ["az", "b"],
  ["azzz1", "b"],
  [null, "01"],
])("finds room for twenty between %s and %s", (before, after) => {
  const positions = positionsBetween(before, after, 20);
  const all = [...(before === null ? [] : [before]), ...positions, ...(after === null ? [] : [after])];
  expect(positions).toHaveLength(20);
  expect(isOrdered(all)).toBe(true);
  expect(positions.filter((at) => at.endsWith("0"))).toEqual([]);
});

it("finds room again and again at one place, in strings that stay short", () => {
  let [low, high] = ["a", "b"];
  for (let n = 0; n < 200; n += 1) {
    const [at = ""] = positionsBetween(low, high, 1);
    expect([low < at, at < high]).toEqual([true, true]);
    if (n % 2 === 0) low = at;
    else high = at;
  }
  expect(low.length).toBeLessThan(60);
});
