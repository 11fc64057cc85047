import type { Text as YText } from "yjs";

/** Half of a character beyond U+FFFF must not be cut from the other. */
const isLow = (text: string, i: number) => /[\uDC00-\uDFFF]/.test(text[i] ?? "");

/** Writes what lies between the common beginning and the common end, so that what others write elsewhere stays. */
export function replaceText(target: YText, wanted: string): void {
  const actual = target.toJSON();
  if (actual === wanted) return;
  const shorter = Math.min(actual.length, wanted.length);
  let start = 0;
  while (start < shorter && actual[start] === wanted[start]) start++;
  if (isLow(actual, start) || isLow(wanted, start)) start--;
  let end = 0;
  while (end < shorter - start && actual.at(-1 - end) === wanted.at(-1 - end)) end++;
  if (isLow(actual, actual.length - end)) end--;
  target.delete(start, actual.length - start - end);
  target.insert(start, wanted.slice(start, wanted.length - end));
}
