import type { GroupNameInvalid } from "./failures.ts";

const longestName = 60;
const longestDescription = 300;

/** What nobody can see or what turns the reading order; joiners stay, for emoji are made with them. */
const unseen = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * The name as it is kept: NFC, trimmed, 1 to 60 characters that can all be seen, and fit to be a folder's name, since the group's
 * space bears it. Names need not be unique: two families may share one.
 */
export function groupName(given: string): { kind: "name"; name: string } | GroupNameInvalid {
  const name = given.normalize("NFC").trim();
  const count = Array.from(name).length;
  const fits = count >= 1 && count <= longestName && name !== "." && name !== "..";
  if (!fits || !given.isWellFormed() || name.includes("/") || unseen.test(name)) {
    return { kind: "group-name-invalid", name: given.slice(0, longestDescription) };
  }
  return { kind: "name", name };
}

/** The description as it is kept: without what nobody can see, at most 300 characters, null where nothing is left. */
export function groupDescription(given: string | null): string | null {
  const seen = (given ?? "").normalize("NFC").replaceAll(new RegExp(unseen, "gu"), " ").trim();
  return Array.from(seen).slice(0, longestDescription).join("") || null;
}
