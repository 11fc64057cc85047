import type { Clock } from "../../kit/clock.ts";
import type { PersonId } from "../../kit/ids.ts";

/** Bounds how many tokens a person can try out. In this process: a token has 256 bits, so this only keeps the database quiet. */
export type GuessLimiter = {
  /** How long the person has to wait before another one is looked at; 0 when they need not. */
  waitMs(personId: PersonId): number;
  /** One more that was none. */
  missed(personId: PersonId): void;
};

const mostMisses = 20;
const windowMs = 10 * 60_000;
/** People remembered at once; past it, the one whose first miss is the longest ago is forgotten. */
const mostPeople = 10_000;

export function createGuessLimiter(clock: Clock): GuessLimiter {
  const windows = new Map<PersonId, { misses: number; endsAtMs: number }>();
  const current = (personId: PersonId) => {
    const window = windows.get(personId);
    return window !== undefined && window.endsAtMs > clock.now().getTime() ? window : null;
  };
  return {
    waitMs(personId) {
      const window = current(personId);
      return window !== null && window.misses >= mostMisses ? window.endsAtMs - clock.now().getTime() : 0;
    },
    missed(personId) {
      const window = current(personId);
      if (window !== null) {
        window.misses += 1;
        return;
      }
      windows.delete(personId);
      windows.set(personId, { misses: 1, endsAtMs: clock.now().getTime() + windowMs });
      const [first] = windows.keys();
      if (windows.size > mostPeople && first !== undefined) windows.delete(first);
    },
  };
}
