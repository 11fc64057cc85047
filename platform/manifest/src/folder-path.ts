import { isPlainText } from "./plain-text.ts";

/** Longest name in the tree, in bytes of UTF-8. */
const maximumNameBytes = 255;

/** Folders in one path: far fewer than the tree may have, so that what an app asks for can always be made. */
const maximumLevels = 20;

/** An absolute folder of a person's space in the one way it can be written: `/Music`, `/Music/Live`, or `/` for all of it. */
export function isFolderPath(path: string): boolean {
  if (path === "/") return true;
  if (!path.startsWith("/") || !isPlainText(path) || path.normalize("NFC") !== path) return false;
  const names = path.slice(1).split("/");
  return names.length <= maximumLevels && names.every(isName);
}

function isName(name: string): boolean {
  if (name === "" || name === "." || name === ".." || name.trim() !== name) return false;
  return utf8Length(name) <= maximumNameBytes;
}

/** Percent-encoding stands for each byte of a character beyond ASCII by itself (RFC 3986 §2.5). */
function utf8Length(name: string): number {
  return encodeURIComponent(name).replaceAll(/%[0-9A-F]{2}/g, "_").length;
}
