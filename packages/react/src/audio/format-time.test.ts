import { describe, expect, it } from "vitest";
import { clockTime, spokenTime } from "./format-time.ts";

describe("times", () => {
  it("are written like a clock", () => {
    expect([0, 5_999, 65_000, 600_000, 3_723_000].map(clockTime)).toEqual(["0:00", "0:05", "1:05", "10:00", "1:02:03"]);
  });

  it("are spoken in words", () => {
    expect([0, 1_000, 65_000, 3_600_000].map(spokenTime)).toEqual([
      "0 seconds",
      "1 second",
      "1 minute 5 seconds",
      "1 hour",
    ]);
  });
});
