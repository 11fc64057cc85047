import { describe, expect, it } from "vitest";
import { stepOf } from "./grid-step.ts";

const list = { count: 100, columns: 1, visibleRows: 10, rightToLeft: false };
/** 0 1 2 3 / 4 5 6 7 / 8 9 */
const tiles = { count: 10, columns: 4, visibleRows: 2, rightToLeft: false };

describe("the keys of a list", () => {
  it("go by one, by what is seen, and to either end", () => {
    const from = (key: string, index: number) => stepOf(key, index, list);
    expect([from("ArrowDown", 5), from("ArrowUp", 5), from("ArrowUp", 0), from("ArrowDown", 99)]).toEqual([
      6, 4, 0, 99,
    ]);
    expect([from("PageDown", 5), from("PageUp", 5), from("Home", 5), from("End", 5)]).toEqual([15, 0, 0, 99]);
  });

  it("begin at the first, and know nothing of columns", () => {
    expect(stepOf("ArrowDown", -1, list)).toBe(0);
    expect(stepOf("ArrowRight", 5, list)).toBeNull();
    expect(stepOf("ArrowDown", -1, { ...list, count: 0 })).toBeNull();
  });
});

describe("the keys of tiles", () => {
  it("keep to their column, and come to the last where the last row is shorter", () => {
    expect([stepOf("ArrowDown", 1, tiles), stepOf("ArrowUp", 5, tiles), stepOf("ArrowUp", 1, tiles)]).toEqual([
      5, 1, 1,
    ]);
    expect([stepOf("ArrowDown", 7, tiles), stepOf("ArrowDown", 8, tiles), stepOf("PageUp", 6, tiles)]).toEqual([
      9, 8, 2,
    ]);
  });

  it("go sideways as one reads", () => {
    expect([stepOf("ArrowRight", 3, tiles), stepOf("ArrowLeft", 0, tiles)]).toEqual([4, 0]);
    expect(stepOf("ArrowLeft", 3, { ...tiles, rightToLeft: true })).toBe(4);
  });
});
