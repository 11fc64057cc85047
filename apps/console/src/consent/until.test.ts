import { expect, it } from "vitest";
import { dayOf, expiryOf, type Until } from "./until.ts";

const now = new Date(2026, 0, 30, 15, 45);

it.each<[Until, Date | null]>([
  [{ kind: "revoked" }, null],
  [{ kind: "today" }, new Date(2026, 0, 30, 23, 59, 59)],
  [{ kind: "week" }, new Date(2026, 1, 6, 23, 59, 59)],
  [{ kind: "month" }, new Date(2026, 2, 1, 23, 59, 59)],
  [{ kind: "date", lastDay: "2026-12-24" }, new Date(2026, 11, 24, 23, 59, 59)],
  [{ kind: "date", lastDay: "" }, null],
])("%j ends at the end of its last day", (until, wanted) => {
  expect(expiryOf(until, now)).toEqual(wanted);
});

it("writes a day as a date field has it", () => {
  expect(dayOf(now)).toBe("2026-01-30");
});
