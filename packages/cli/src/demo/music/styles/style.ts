import type { Key } from "../harmony.ts";
import type { StereoMix } from "../mixing/stereo-mix.ts";
import type { SeededRandom } from "../seeded-random.ts";

/** What a style turns into sound. Everything it leaves open is decided by `random`. */
export interface TrackScore {
  readonly random: SeededRandom;
  readonly key: Key;
  readonly bpm: number;
  /** Bars of four beats; a tail in which the last notes ring is added by the style. */
  readonly bars: number;
}

export type Style = (score: TrackScore) => StereoMix;

type Progression = readonly number[];

/** The degree of each bar's chord: one progression again and again, home to the tonic in the last bar. */
export function planChords(
  { random, bars }: TrackScore,
  progressions: readonly [Progression, ...Progression[]],
): readonly number[] {
  const progression = random.pick(progressions);
  return Array.from({ length: bars }, (_, bar) =>
    bar === bars - 1 ? 0 : (progression[bar % progression.length] ?? 0),
  );
}
