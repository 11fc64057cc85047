const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Of those that somebody's doing made, as what was there before they restored something: the newest that stay for a day in any case. */
const mostAsked = 50;

export type KeptCheckpoint = { sequence: number; at: Date; reason: "named" | "asked" | "automatic" };

/**
 * The keep rule: one each 5 minutes of the last hour, one each quarter of an hour of the last day, then one a day for 30 days, then one a week
 * for a year; named ones and the newest always, and for a day what somebody may want back at once. So at most some two hundred and fifty that
 * nobody named. Periods are those of UTC and the last of
 * each is kept, so that the rule comes to the same however often it is applied.
 */
export function checkpointsToDrop(checkpoints: readonly KeptCheckpoint[], now: Date): number[] {
  const newestFirst = checkpoints.toSorted((one, other) => other.sequence - one.sequence);
  const head = newestFirst[0]?.sequence;
  const asked = newestFirst.filter(({ at, reason }) => reason === "asked" && now.getTime() - at.getTime() < dayMs);
  const freeToStay = new Set(asked.slice(0, mostAsked).map(({ sequence }) => sequence));
  const taken = new Set<string>();
  return newestFirst.flatMap(({ sequence, at, reason }) => {
    if (reason === "named" || sequence === head || freeToStay.has(sequence)) return [];
    const period = periodOf(at, now);
    if (period === null || taken.has(period)) return [sequence];
    taken.add(period);
    return [];
  });
}

/** Null for what is too old to be kept by itself. What a clock that went backwards left in the future counts as of now. */
function periodOf(at: Date, now: Date): string | null {
  const time = at.getTime();
  const age = Math.max(0, now.getTime() - time);
  if (age < hourMs) return `minutes ${Math.floor(time / (5 * minuteMs))}`;
  if (age < dayMs) return `quarter ${Math.floor(time / (15 * minuteMs))}`;
  if (age < 30 * dayMs) return `day ${Math.floor(time / dayMs)}`;
  return age < 365 * dayMs ? `week ${Math.floor(time / (7 * dayMs))}` : null;
}
