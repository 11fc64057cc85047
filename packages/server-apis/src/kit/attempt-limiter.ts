import type { Clock } from "./clock.ts";

/** Counts attempts by key, in this process. A window that was used up is followed by one twice as long. */
export type AttemptLimiter = {
  /** Takes one attempt, or tells how long to wait when there is none left. */
  take(key: string): { kind: "allowed" } | { kind: "limited"; retryAfterMs: number };
  /** Gives an attempt back: it was a success. */
  giveBack(key: string): void;
};

export type AttemptLimit = {
  attempts: number;
  windowMs: number;
  /** What a window grows to at most; by default it does not grow. */
  longestWindowMs?: number;
};

type Window = { used: number; endsAtMs: number; lengthMs: number };

/** Keys remembered at once; past it, the oldest are forgotten. */
const maximumKeys = 50_000;

export function createAttemptLimiter(clock: Clock, limit: AttemptLimit): AttemptLimiter {
  const windows = new Map<string, Window>();
  const longestMs = limit.longestWindowMs ?? limit.windowMs;

  function windowOf(key: string, nowMs: number): Window {
    const known = windows.get(key);
    if (known !== undefined && known.endsAtMs > nowMs) return known;
    windows.delete(key);
    const lengthMs = known === undefined || !isRemembered(known, nowMs) ? limit.windowMs : known.lengthMs * 2;
    const fresh = { used: 0, endsAtMs: nowMs + Math.min(lengthMs, longestMs), lengthMs: Math.min(lengthMs, longestMs) };
    windows.set(key, fresh);
    return fresh;
  }

  /** A window that was used up counts for as long again as it lasted. */
  function isRemembered({ used, endsAtMs, lengthMs }: Window, nowMs: number): boolean {
    return endsAtMs > nowMs || (used >= limit.attempts && endsAtMs + lengthMs > nowMs && longestMs > limit.windowMs);
  }

  /** Windows stand in the order in which they began, so only those that go are looked at. */
  function forgetSome(nowMs: number): void {
    for (const [key, window] of windows) {
      if (isRemembered(window, nowMs) && windows.size <= maximumKeys) return;
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
