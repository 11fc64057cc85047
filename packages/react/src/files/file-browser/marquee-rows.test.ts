import { describe, expect, it } from "vitest";
import { indicesIn } from "./marquee-rows.ts";

const list = { count: 5, rowHeightPx: 44, rowGapPx: 0, columns: [{ left: 0, right: 600 }] };
const tiles = {
  count: 7,
  rowHeightPx: 224,
  rowGapPx: 12,
  columns: [
    { left: 0, right: 150 },
    { left: 162, right: 312 },
    { left: 324, right: 474 },
  ],
};

describe("a rectangle over files", () => {
  it("chooses each row of a list that it touches", () => {
    expect(indicesIn({ left: 300, right: 310, top: 50, bottom: 90 }, list)).toEqual([1, 2]);
    expect(indicesIn({ left: 0, right: 1, top: -30, bottom: 9_000 }, list)).toEqual([0, 1, 2, 3, 4]);
  });

  it("chooses the tiles of its columns, and none that are not there", () => {
    expect(indicesIn({ left: 100, right: 200, top: 0, bottom: 230 }, tiles)).toEqual([0, 1, 3, 4]);
    expect(indicesIn({ left: 170, right: 400, top: 460, bottom: 500 }, tiles)).toEqual([]);
  });

  it("chooses nothing in the gaps between tiles", () => {
    expect(indicesIn({ left: 151, right: 161, top: 0, bottom: 400 }, tiles)).toEqual([]);
    expect(indicesIn({ left: 0, right: 100, top: 214, bottom: 220 }, tiles)).toEqual([]);
  });
});
