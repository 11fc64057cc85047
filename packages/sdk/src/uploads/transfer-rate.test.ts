import { expect, it } from "vitest";
import { createTransferRate } from "./transfer-rate.ts";

it("says nothing before it has measured, then follows the speed smoothly", () => {
  let nowMs = 0;
  const rate = createTransferRate(() => nowMs);
  expect(rate(0)).toBeNull();
  nowMs = 100;
  expect(rate(1_000_000)).toBeNull();
  nowMs = 1000;
  expect(rate(1_000_000)).toBe(1_000_000);
  nowMs = 2000;
  const slower = rate(1_000_000);
  expect(slower).toBeLessThan(1_000_000);
  expect(slower).toBeGreaterThan(500_000);
  for (let i = 3; i < 40; i++) {
    nowMs = i * 1000;
    rate(1_000_000 + i * 2000);
  }
  expect(rate(1_000_000 + 39 * 2000)).toBeCloseTo(2000, -2);
});

it("takes a step back for a new beginning", () => {
  let nowMs = 0;
  const rate = createTransferRate(() => nowMs);
  rate(5000);
  nowMs = 1000;
  expect(rate(0)).toBeNull();
  nowMs = 2000;
  expect(rate(500)).toBe(500);
});
