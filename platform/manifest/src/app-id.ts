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

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A DNS label (RFC 1035 §2.3.1) that is not reserved. Hyphens in third and fourth place are refused: such labels are encodings
 * (RFC 5891 §4.2.3.1) and read as something else.
 */
export function isAppId(text: string): boolean {
  return label.test(text) && text.slice(2, 4) !== "--" && !reservedAppIds.has(text);
}
