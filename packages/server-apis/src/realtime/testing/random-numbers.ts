/** Chance that repeats itself: the same seed, the same choices (mulberry32). */
export type Random = {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  chance(share: number): boolean;
  oneOf<T>(all: readonly T[]): T;
};

export function randomNumbers(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (share) => next() < share,
    oneOf(all) {
      const one = all[below(all.length)];
      if (one === undefined) throw new RangeError("there is nothing to choose from");
      return one;
    },
  };
}
