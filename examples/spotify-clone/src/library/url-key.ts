const PLAIN = /^[A-Za-z0-9 ]*$/;

/**
 * Turns a name into a path segment that two names share only where they differ in nothing but case, Unicode form or
 * surrounding space. Other characters than letters, digits and spaces become `_hex_`, so no `/` or `..` gets into a path.
 */
export function urlKey(name: string): string {
  // Most names need none of the rest, and a library of 20,000 tracks asks for 60,000 of them.
  if (PLAIN.test(name)) return name.trim().toLowerCase().replaceAll(" ", "-");
  return name
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, (character) =>
      character === " " ? "-" : `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
    );
}
