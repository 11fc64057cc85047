import type { Token } from "./parse-query.ts";
import { type PlacedWord, placedWordsOf } from "./words-of.ts";

/** UTF-16 code units: from `start` up to, and not with, `end`. */
export type TextRange = { start: number; end: number };

/** The parts of a text that the tokens mean, in their order. */
export function rangesIn(text: string, tokens: readonly Token[]): TextRange[] {
  return placedWordsOf(text).flatMap((placed) => {
    const length = Math.max(...tokens.map((token) => lengthMeant(placed, token)));
    return length <= 0 ? [] : [{ start: placed.offsets[0] ?? 0, end: endOf(placed, length) }];
  });
}

/** How many letters of the word the token means; 0 for none. */
function lengthMeant({ word }: PlacedWord, { words, prefix }: Token): number {
  if (words.includes(word)) return word.length;
  return prefix !== null && word.startsWith(prefix) ? prefix.length : 0;
}

/** Where the character behind the last letter begins: a letter may be folded into two, and marks belong to the letter before them. */
function endOf({ offsets, word }: PlacedWord, length: number): number {
  const lastStart = offsets[length - 1];
  let index = length;
  while (index < word.length && offsets[index] === lastStart) index += 1;
  return offsets[index] ?? offsets[offsets.length - 1] ?? 0;
}

/** So much of a text is shown around what was found in it. */
const [charactersBefore, charactersAfter] = [60, 140];

/** The piece of a text around the first place where most of the tokens are near each other; null where none is. */
export function snippetOf(text: string, tokens: readonly Token[]): { text: string; ranges: TextRange[] } | null {
  const ranges = rangesIn(text, tokens);
  const [first] = ranges;
  if (first === undefined) return null;
  const reach = charactersBefore + charactersAfter;
  const best = ranges.reduce(
    (kept, range) => {
      const near = ranges.filter(({ start }) => start >= range.start && start < range.start + reach).length;
      return near > kept.near ? { range, near } : kept;
    },
    { range: first, near: 0 },
  ).range;
  const start = wordStart(text, Math.max(0, best.start - charactersBefore));
  const end = Math.min(text.length, best.start + charactersAfter);
  const piece = text.slice(start, end).replace(/[\uD800-\uDBFF]$/u, "");
  return {
    text: piece,
    ranges: ranges
      .filter((range) => range.start >= start && range.end <= start + piece.length)
      .map((range) => ({ start: range.start - start, end: range.end - start })),
  };
}

/** Not in the middle of a word, where there is a space near. */
function wordStart(text: string, index: number): number {
  if (index === 0) return 0;
  const space = text.slice(index, index + charactersBefore / 2).search(/\s/u);
  return space === -1 ? index : index + space + 1;
}
