export const untils = ["revoked", "today", "week", "month", "date"] as const;

/** Until when something is allowed; `date` is the last day, as a date field has it (`2026-01-31`), and empty so far. */
export type Until =
  | { readonly kind: Exclude<(typeof untils)[number], "date"> }
  | { readonly kind: "date"; readonly lastDay: string };

const days = { today: 0, week: 7, month: 30 } as const;

/** The end of the last day, where the person is; null for good, or while no day is chosen. */
export function expiryOf(until: Until, now: Date): Date | null {
  if (until.kind === "revoked") return null;
  if (until.kind !== "date") return endOfDay(now.getFullYear(), now.getMonth(), now.getDate() + days[until.kind]);
  const [year, month, day] = until.lastDay.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined || Number.isNaN(year + month + day)) return null;
  return endOfDay(year, month - 1, day);
}

/** The last second: its date is the day that was chosen, wherever it is shown. */
function endOfDay(year: number, month: number, day: number): Date {
  return new Date(year, month, day, 23, 59, 59);
}

/** Today as a date field has it: the first day that can be chosen. */
export function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
