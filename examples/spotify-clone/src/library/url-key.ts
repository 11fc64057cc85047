/**
 * Turns a name into a path segment that two names share only where they differ in nothing but case, Unicode form or
 * surrounding space. Other characters than letters, digits and spaces become `_hex_`, so no `/` or `..` gets into a path.
 */
export function urlKey(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, (character) =>
      character === " " ? "-" : `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
    );
}
