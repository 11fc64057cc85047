/** How quickly an old speed is forgotten. */
const MEMORY_MS = 3000;
const SHORTEST_MS = 200;

/**
 * A speed that a person can read: exponentially smoothed over about three seconds. Gives bytes a second after each
 * position, null until there is something to say.
 */
export function createTransferRate(now: () => number = () => performance.now()): (sentBytes: number) => number | null {
  let last: { atMs: number; bytes: number } | null = null;
  let rate: number | null = null;
  return (sentBytes) => {
    const atMs = now();
    if (last === null || sentBytes < last.bytes) {
      last = { atMs, bytes: sentBytes };
      return rate;
    }
    const elapsedMs = atMs - last.atMs;
    if (elapsedMs < SHORTEST_MS) return rate;
    const current = ((sentBytes - last.bytes) / elapsedMs) * 1000;
    const weight = rate === null ? 1 : 1 - Math.exp(-elapsedMs / MEMORY_MS);
    rate = (rate ?? 0) + weight * (current - (rate ?? 0));
    last = { atMs, bytes: sentBytes };
    return rate;
  };
}
