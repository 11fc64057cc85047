import { isPlainText } from "./plain-text.ts";

/** A path with `/` that stays inside the folder it starts from: no `..`, `.` or empty part, not absolute, no drive, no backslash. */
export function isRelativePath(path: string): boolean {
  if (!isPlainText(path) || /[\\:]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
