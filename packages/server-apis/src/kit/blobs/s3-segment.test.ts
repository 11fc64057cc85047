import { expect, it } from "vitest";
import { contentOf, existence, parseSegmentName, segmentName } from "./s3-segment.ts";

const segment = (generation: number, offset: number, length: number) => ({ generation, offset, length });
const pieces = (...segments: [number, number, number][]) =>
  contentOf([existence, ...segments.map((given) => segment(...given))]).map(
    ({ generation, offset, usedBytes }) => `${generation}:${offset}+${usedBytes}`,
  );

it("says in its name what it is, in an order that is the replay's", () => {
  for (const given of [existence, segment(1_795_000_000_000, 5, 12), segment(3, 2 ** 40, 1)])
    expect(parseSegmentName(segmentName(given))).toEqual(given);
  expect(segmentName(segment(9, 0, 1)) < segmentName(segment(10, 0, 1))).toBe(true);
  expect(segmentName(segment(9, 9, 1)) < segmentName(segment(9, 10, 1))).toBe(true);
  expect(parseSegmentName("notes.txt")).toBeNull();
});

it("comes to what was appended, whatever reached the store when", () => {
  expect(pieces()).toEqual([]);
  expect(pieces([1, 0, 10], [1, 10, 5], [2, 15, 1])).toEqual(["1:0+10", "1:10+5", "2:15+1"]);
  // An append that was given up, and the one that was made in its place.
  expect(pieces([1, 0, 10], [2, 10, 20], [2, 30, 20], [3, 10, 4])).toEqual(["1:0+10", "3:10+4"]);
  // Its second half came, its first did not.
  expect(pieces([1, 0, 10], [2, 30, 20], [3, 10, 4])).toEqual(["1:0+10", "3:10+4"]);
  // It had taken in the one before.
  expect(pieces([1, 0, 10], [2, 0, 30], [3, 10, 4])).toEqual(["2:0+10", "3:10+4"]);
  // What lies behind a hole was never acknowledged.
  expect(pieces([1, 0, 10], [2, 11, 5])).toEqual(["1:0+10"]);
});
