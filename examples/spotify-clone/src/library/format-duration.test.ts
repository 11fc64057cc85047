import { expect, it } from "vitest";
import { formatDuration, formatLength, spokenDuration } from "./format-duration.ts";

it.each([
  [0, "0:00"],
  [59_999, "0:59"],
  [187_000, "3:07"],
  [3_729_000, "1:02:09"],
  [null, "–"],
  [Infinity, "–"],
])("shows %s ms as %s", (durationMs, expected) => {
  expect(formatDuration(durationMs)).toBe(expected);
});

it.each([
  [20_000, "1 min"],
  [48 * 60_000, "48 min"],
  [120 * 60_000, "2 hr"],
  [65 * 60_000, "1 hr 5 min"],
])("rounds the length of a list of %s ms to %s", (durationMs, expected) => {
  expect(formatLength(durationMs)).toBe(expected);
});

it.each([
  [0, "0 seconds"],
  [61_000, "1 minute 1 second"],
  [7_322_000, "2 hours 2 minutes 2 seconds"],
])("says %s ms as %s", (durationMs, expected) => {
  expect(spokenDuration(durationMs)).toBe(expected);
});
