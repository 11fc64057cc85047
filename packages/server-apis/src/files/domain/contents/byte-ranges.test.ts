import { describe, expect, it } from "vitest";
import { byteRanges } from "./byte-ranges.ts";

const ranges = (...pairs: [number, number][]) => ({
  kind: "ranges",
  ranges: pairs.map(([start, end]) => ({ start, end })),
});

describe("byte ranges", () => {
  it.each([
    ["bytes=0-0", ranges([0, 1])],
    ["bytes=2-4", ranges([2, 5])],
    ["bytes=8-", ranges([8, 10])],
    ["bytes=-3", ranges([7, 10])],
    ["bytes=-99", ranges([0, 10])],
    ["bytes=5-99", ranges([5, 10])],
    ["BYTES = 1-2 , 7-8", ranges([1, 3], [7, 9])],
    ["bytes=7-8,1-2", ranges([7, 9], [1, 3])],
    ["bytes=4-6,0-4", ranges([0, 7])],
    ["bytes=0-1,2-3", ranges([0, 4])],
    ["bytes=20-30,0-1", ranges([0, 2])],
    [null, { kind: "whole" }],
    ["lines=1-2", { kind: "whole" }],
    ["bytes=10-", { kind: "unsatisfiable" }],
    ["bytes=-0", { kind: "unsatisfiable" }],
    ["bytes=", { kind: "unsatisfiable" }],
    ["bytes=-", { kind: "unsatisfiable" }],
    ["bytes=5-2", { kind: "unsatisfiable" }],
    ["bytes=a-b", { kind: "unsatisfiable" }],
    ["bytes=0-1,x", { kind: "unsatisfiable" }],
    [`bytes=${Array.from({ length: 1000 }, () => "0-0").join(",")}`, { kind: "unsatisfiable" }],
  ])("%j of ten bytes", (header, expected) => {
    expect(byteRanges(header, 10)).toEqual(expected);
  });

  it("joins many overlapping ranges and refuses many that lie apart", () => {
    const overlapping = Array.from({ length: 200 }, (_, n) => `${n}-${n + 10}`).join(",");
    expect(byteRanges(`bytes=${overlapping}`, 10_000)).toEqual(ranges([0, 210]));
    const apart = Array.from({ length: 33 }, (_, n) => `${n * 10}-${n * 10}`).join(",");
    expect(byteRanges(`bytes=${apart}`, 10_000)).toEqual({ kind: "unsatisfiable" });
  });

  it("never reaches outside the content, whatever is asked", () => {
    const pieces = ["", "0", "1", "5", "9", "10", "11", "99999999999999999999"];
    const pairs = pieces.flatMap((first) => pieces.map((last) => `bytes=${first}-${last}`));
    for (const size of [0, 1, 10]) {
      const found = pairs.map((header) => byteRanges(header, size)).filter((result) => result.kind === "ranges");
      const ranges = found.flatMap((result) => result.ranges);
      expect(ranges.filter(({ start, end }) => start < 0 || start >= end || end > size)).toEqual([]);
    }
  });
});
