import { expect, it } from "vitest";
import { isoMoment } from "./iso-moment.ts";

it.each([
  ["2026-01-31T12:00:00", "2026-01-31T12:00:00.000Z"],
  ["2026-01-31T12:00:00.5", "2026-01-31T12:00:00.500Z"],
  ["2026-01-31T12:00:00.12", "2026-01-31T12:00:00.120Z"],
  ["2026-01-31T12:00:00.123", "2026-01-31T12:00:00.123Z"],
  ["2026-01-31T12:00:00.123987", "2026-01-31T12:00:00.123Z"],
])("writes %s as %s", (timestamp, moment) => {
  expect(isoMoment(timestamp)).toBe(moment);
  expect(new Date(moment).toISOString()).toBe(moment);
});
