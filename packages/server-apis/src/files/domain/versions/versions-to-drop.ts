const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Of one day, before they are thinned to one each quarter of an hour. */
const mostOfOneDay = 100;
/** Of those, the newest that stay in any case. */
const newestKept = 20;

export type KeptVersion = { version: number; at: Date; isNamed: boolean };

/**
 * The keep rule: all of the last day (of more than 100, the newest 20 and one each quarter of an hour), then one a day for 30 days, then one
 * a week; named ones and the newest always. Days and weeks are those of UTC, the last of each is kept, so that the rule comes to
 * the same however often it is applied. Whoever floods a file with versions thins their own, never the days before.
 */
export function versionsToDrop(versions: readonly KeptVersion[], now: Date): number[] {
  const newestFirst = versions.toSorted((one, other) => other.version - one.version);
  const head = newestFirst[0]?.version;
  const ofLastDay = newestFirst.filter(({ at }) => ageMs(at, now) < dayMs);
  const crowded = ofLastDay.length > mostOfOneDay;
  const freeToStay = new Set((crowded ? ofLastDay.slice(0, newestKept) : ofLastDay).map(({ version }) => version));
  const taken = new Set<string>();
  return newestFirst.flatMap(({ version, at, isNamed }) => {
    if (isNamed || version === head || freeToStay.has(version)) return [];
    const period = periodOf(at, ageMs(at, now));
    if (taken.has(period)) return [version];
    taken.add(period);
    return [];
  });
}

/** What a clock that went backwards left in the future counts as of now. */
function ageMs(at: Date, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}

function periodOf(at: Date, age: number): string {
  if (age < dayMs) return `quarter ${Math.floor(at.getTime() / (15 * minuteMs))}`;
  if (age < 30 * dayMs) return `day ${Math.floor(at.getTime() / dayMs)}`;
  return `week ${Math.floor(at.getTime() / (7 * dayMs))}`;
}
