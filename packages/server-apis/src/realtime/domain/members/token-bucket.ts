/** A rate that may be exceeded for a moment: so many a second, so many at once. */
export type TokenBucket = {
  /** Takes this many, more than there are too, and tells how long to wait before the next. */
  take(amount: number): { waitMs: number };
};

export function createTokenBucket(
  perSecond: number,
  most: number,
  nowMs: () => number = () => performance.now(),
): TokenBucket {
  let tokens = most;
  let filledAtMs = nowMs();
  return {
    take(amount) {
      const atMs = nowMs();
      tokens = Math.min(most, tokens + ((atMs - filledAtMs) / 1000) * perSecond);
      filledAtMs = atMs;
      tokens -= amount;
      return { waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1000) };
    },
  };
}
