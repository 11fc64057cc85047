import { nameKey } from "../tree/name-key.ts";
import type { TagInvalid } from "../failures.ts";

/** What a tag may have at most. */
export const longestTag = 64;

export type Tag = {
  text: string;
  /** What makes two tags the same one. */
  key: string;
};

/** The tag as it is stored: NFC, with single spaces and none around it, 1 to 64 characters, no control characters. */
export function cleanTag(given: string): { kind: "tag"; tag: Tag } | TagInvalid {
  const invalid = (reason: TagInvalid["reason"]): TagInvalid => ({
    kind: "tag-invalid",
    tag: given.slice(0, 300),
    reason,
  });
  if (!given.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(given)) return invalid("forbidden-character");
  const text = given.normalize("NFC").trim().replaceAll(/\s+/gu, " ");
  if (text === "") return invalid("empty");
  return [...text].length > longestTag ? invalid("too-long") : { kind: "tag", tag: { text, key: nameKey(text) } };
}
