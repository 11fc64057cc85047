import type { NameInvalid } from "../documents/document-failures.ts";

const longestCharacters = 100;

/** The name of a state as it is kept: NFC, without white space around it, 1 to 100 characters, no control character. */
export function cleanVersionName(given: string): { kind: "name"; name: string } | NameInvalid {
  const invalid = (reason: NameInvalid["reason"]): NameInvalid => ({
    kind: "name-invalid",
    name: given.slice(0, 300),
    reason,
  });
  if (!given.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(given)) return invalid("forbidden-character");
  const name = given.normalize("NFC").trim();
  if (name === "") return invalid("empty");
  return [...name].length > longestCharacters ? invalid("too-long") : { kind: "name", name };
}
