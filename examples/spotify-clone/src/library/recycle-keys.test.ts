import { expect, it } from "vitest";
import { recycleKeys } from "./recycle-keys.ts";

const keysOf = (keys: ReadonlyMap<number, number>) => [...keys];

it("keeps the elements of rows that stay and makes new ones while little is scrolled", () => {
  const shown = recycleKeys(new Map(), [0, 1, 2, 3]);
  expect(keysOf(shown)).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(keysOf(recycleKeys(shown, [1, 2, 3, 4]))).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});

it("hands the elements on, in order, when the rows are others", () => {
  const shown = recycleKeys(new Map(), [0, 1, 2, 3]);
  expect(keysOf(recycleKeys(shown, [50, 51, 52, 53]))).toEqual([
    [50, 0],
    [51, 1],
    [52, 2],
    [53, 3],
  ]);
});

it("leaves the row that is kept in the document its element, and gives no element to two rows", () => {
  const shown = recycleKeys(new Map(), [2, 3, 4]);
  const next = recycleKeys(shown, [3, 50, 51, 52, 53]);
  expect(next.get(3)).toBe(1);
  expect(new Set(next.values()).size).toBe(5);
});
