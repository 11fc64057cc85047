/** The first moment of a month, as `2034-07` says it, and of the one after it; in UTC, ISO 8601. */
export function monthRange(month: string): { readonly after: string; readonly before: string } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString();
  return { after: at(number - 1), before: at(number) };
}

/** The month that begins then; null when it is no such moment. */
export function monthAt(iso: string | null | undefined): string | null {
  return iso?.slice(0, 7) ?? null;
}
