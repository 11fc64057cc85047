import { expect, it } from "vitest";
import { positionsBetween } from "./positions.ts";

it("always finds room, in order", () => {
  const positions: string[] = [];
  let seed = 3;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let n = 0; n < 2_000; n++) {
    const at = [0, positions.length, Math.floor(random() * (positions.length + 1)), 1][n % 4] ?? 0;
    const index = Math.min(at, positions.length);
    const count = n % 10 === 0 ? 40 : 1;
    positions.splice(
      index,
      0,
      ...positionsBetween(positions[index - 1] ?? null, positions[index] ?? null, count, random),
    );
  }
  expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(positions).size).toBe(positions.length);
});

it("stays short where items are added at an end, and grows slowly where they are always added at one place", () => {
  let last: string | null = null;
  for (let n = 0; n < 10_000; n++) [last = null] = positionsBetween(last, null, 1);
  expect(last?.length).toBe(11);
  let [low, high] = ["i000001", "i000011"] as [string, string];
  for (let n = 0; n < 100; n++) [low = ""] = positionsBetween(low, high, 1);
  expect(low < high).toBe(true);
  expect(low.length).toBeLessThan(60);
});
