import { expect, it } from "vitest";
import { clockTime } from "./clock-time.ts";

it("writes times like a clock", () => {
  expect([0, 5_999, 65_000, 600_000, 3_723_000].map(clockTime)).toEqual(["0:00", "0:05", "1:05", "10:00", "1:02:03"]);
});
