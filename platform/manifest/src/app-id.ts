/**
 * Labels no app may have in its origin: the cloud's own, those that people would take for it, and those that programs look up
 * by themselves (`wpad`, `isatap`, `autoconfig`, `autodiscover`).
 */
export const reservedAppIds: ReadonlySet<string> = new Set([
  "mows",
  "www",
  "api",
  "localhost",
  "local",
  "admin",
  "administrator",
  "root",
  "system",
  "cloud",
  "auth",
  "login",
  "account",
  "accounts",
  "security",
  "id",
  "wpad",
  "isatap",
  "autoconfig",
  "autodiscover",
]);

/** What else acts for a person under an id of its own: the command line, registered programs and tokens. */
const takenId = /^(mows-cli|(client|token)-[0-9a-f]{8}-.*)$/;

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A DNS label (RFC 1035 §2.3.1) that is not reserved. Hyphens in third and fourth place are refused: such labels are encodings
 * (RFC 5891 §4.2.3.1) and read as something else.
 */
export function isAppId(text: string): boolean {
  if (!label.test(text) || text.slice(2, 4) === "--") return false;
  return !reservedAppIds.has(text) && !takenId.test(text);
}
