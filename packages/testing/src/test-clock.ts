/** What a cloud reads the time from. */
export interface Clock {
  now(): Date;
}

/** The cloud's time, which stands still but when a test lets some pass. */
export interface TestClock extends Clock {
  pass(ms: number): void;
}

/** Begins at `start`: by default now, as sessions on the cloud's own origin end by the system's time. */
export function createTestClock(start: Date = new Date()): TestClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    pass: (ms) => void (nowMs += ms),
  };
}
