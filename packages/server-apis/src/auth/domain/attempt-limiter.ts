import type { Clock } from "../../kit/clock.ts";

/** Counts attempts by key, in this process, in fixed windows. */
export type AttemptLimiter = {
  /** Takes one attempt, or tells how long to wait when there is none left. */
  take(key: string): { kind: "allowed" } | { kind: "limited"; retryAfterMs: number };
  /** Gives an attempt back: it was a success. */
  giveBack(key: string): void;
};

type Window = { used: number; endsAtMs: number };

/** Keys remembered at once; past it, the oldest are forgotten. */
const maximumKeys = 50_000;

export function createAttemptLimiter(clock: Clock, limit: { attempts: number; windowMs: number }): AttemptLimiter {
  const windows = new Map<string, Window>();

  function windowOf(key: string, nowMs: number): Window {
    const known = windows.get(key);
    if (known !== undefined && known.endsAtMs > nowMs) return known;
    windows.delete(key);
    const fresh = { used: 0, endsAtMs: nowMs + limit.windowMs };
    windows.set(key, fresh);
    return fresh;
  }

  /** Windows stand in the order in which they end, so only those that go are looked at. */
  function forgetSome(nowMs: number): void {
    for (const [key, window] of windows) {
      if (window.endsAtMs > nowMs && windows.size <= maximumKeys) return;
      windows.delete(key);
    }
  }

  return {
    take(key) {
      const nowMs = clock.now().getTime();
      const window = windowOf(key, nowMs);
      if (window.used >= limit.attempts) return { kind: "limited", retryAfterMs: window.endsAtMs - nowMs };
      window.used += 1;
      forgetSome(nowMs);
      return { kind: "allowed" };
    },
    giveBack(key) {
      const window = windows.get(key);
      if (window !== undefined && window.used > 0) window.used -= 1;
    },
  };
}
