import type { Clock } from "../../kit/clock.ts";

/** A clock that a test turns: forwards, and backwards too. */
export function createTestClock(
  start = new Date("2026-03-01T12:00:00.000Z"),
): Clock & { turn(milliseconds: number): void } {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    turn: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export const dayMs = 24 * 60 * 60 * 1000;
