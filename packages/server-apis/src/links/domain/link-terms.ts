import type { ExpiryInvalid, LinkInvalid } from "./failures.ts";

/** What can be said of a link when it is made, and changed later. */
export type LinkTerms = {
  label: string | null;
  expiresAt: Date | null;
  downloadLimit: number | null;
  maximumFileBytes: number | null;
};

export const mostDownloads = 1_000_000;
export const longestLabel = 100;
const [shortestPassword, longestPassword] = [4, 200];

/** What is wrong with them; null for nothing. A password that is null is none. */
export function judgeTerms(
  terms: LinkTerms & { password: string | null },
  now: Date,
): ExpiryInvalid | LinkInvalid | null {
  const { label, expiresAt, downloadLimit, maximumFileBytes, password } = terms;
  const invalid = (field: LinkInvalid["field"]): LinkInvalid => ({ kind: "link-invalid", field });
  if (expiresAt !== null && expiresAt <= now) return { kind: "expiry-invalid" };
  if (label !== null && label.length > longestLabel) return invalid("label");
  if (downloadLimit !== null && !(downloadLimit >= 1 && downloadLimit <= mostDownloads))
    return invalid("download-limit");
  if (maximumFileBytes !== null && maximumFileBytes < 1) return invalid("maximum-file-bytes");
  if (password !== null && !(password.length >= shortestPassword && password.length <= longestPassword))
    return invalid("password");
  return null;
}

/** As it is kept: without control characters and the spaces around it; null where nothing is left. */
export function cleanLabel(text: string | null | undefined): string | null {
  const label = (text ?? "").replaceAll(/\p{C}+/gu, " ").trim();
  return label === "" ? null : label;
}
