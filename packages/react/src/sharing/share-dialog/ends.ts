/** How long something is shared, as it can be chosen. */
export const ends = ["never", "day", "week", "month"] as const;

const hourMs = 60 * 60 * 1000;
const lastsMs = { day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs } as const;

/** The moment, ISO 8601; null without an end. */
export function momentOf(end: unknown, now = Date.now()): string | null {
  return end === "day" || end === "week" || end === "month" ? new Date(now + lastsMs[end]).toISOString() : null;
}
