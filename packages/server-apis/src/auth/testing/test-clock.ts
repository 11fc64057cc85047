import type { Clock } from "../../kit/clock.ts";

/** The system's time, until a test lets some pass: better-auth reads the system's own, and the two must begin alike. */
export function createTestClock(): Clock & { pass(ms: number): void } {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    pass: (ms) => void (aheadMs += ms),
  };
}
