/** Control characters, invisible ones, and those that change the direction of what follows (UAX #9): a name with them can pose. */
const deceptive = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** One line of text that shows as what it is. */
export function isPlainText(text: string): boolean {
  return !deceptive.test(text);
}
