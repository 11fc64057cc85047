/** The `version` of an address: a whole number from 1 on; null where none is named. */
export function parseVersion(text: string | null): number | null | "broken" {
  if (text === null) return null;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : "broken";
}
