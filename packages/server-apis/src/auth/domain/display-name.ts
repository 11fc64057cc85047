const longest = 80;

/**
 * What others see: without control and direction-changing characters, at most 80 code points; the username where nothing is
 * left.
 */
export function displayName(wanted: string, username: string): string {
  const shown = wanted
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  return Array.from(shown).slice(0, longest).join("").trim() || username;
}
