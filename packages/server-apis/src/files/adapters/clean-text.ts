/** Longest text taken from a tag or a property, in UTF-16 units. */
export const longestText = 1_000;

/** Tags are whatever somebody wrote: bounded, whole characters only, no control characters; null when nothing is left. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const cleaned = value
    .slice(0, longestText * 2)
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, longestText)
    .toWellFormed();
  return cleaned === "" ? null : cleaned;
}
