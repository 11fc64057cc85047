import type { NameInvalid } from "../failures.ts";

/** What a name may have at most, as UTF-8: the limit of the file systems it will be copied to. */
export const longestNameBytes = 255;

const encoder = new TextEncoder();

/**
 * The name as it is stored: NFC, without white space around it, 1 to 255 bytes of UTF-8, no `/`, no control character, neither
 * `.` nor `..`.
 */
export function cleanName(given: string): { kind: "name"; name: string } | NameInvalid {
  const invalid = (reason: NameInvalid["reason"]): NameInvalid => ({
    kind: "name-invalid",
    name: given.slice(0, 300),
    reason,
  });
  // Control characters are judged before the trimming, which would quietly take a line feed at the end away.
  if (!given.isWellFormed() || /[/\p{Cc}\u2028\u2029]/u.test(given)) return invalid("forbidden-character");
  const name = given.normalize("NFC").trim();
  if (name === "") return invalid("empty");
  if (name === "." || name === "..") return invalid("reserved");
  if (encoder.encode(name).byteLength > longestNameBytes) return invalid("too-long");
  return { kind: "name", name };
}
