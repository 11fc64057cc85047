/**
 * ISO 8601 in UTC to the millisecond, as `Date` writes it, of a `timestamp` in PostgreSQL's JSON, which leaves out the zone and trailing
 * zeros and may have microseconds: `2026-01-31T12:00:00.5` becomes `2026-01-31T12:00:00.500Z`.
 */
export function isoMoment(timestamp: string): string {
  const seconds = timestamp.slice(0, 19);
  return `${seconds}.${timestamp.slice(20, 23).padEnd(3, "0")}Z`;
}
