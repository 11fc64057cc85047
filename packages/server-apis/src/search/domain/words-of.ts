import { fold } from "./fold.ts";

/** A folded word, and where it stands in the text it was found in: UTF-16 code units. */
export type PlacedWord = {
  word: string;
  /** For each code unit of `word`, where the character that it came from begins; one more at its end. */
  offsets: readonly number[];
};

/** Scripts that put no spaces between words: each character is one. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}`;
const one = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`, "gu");

/** Nobody looks for more of a word than that. */
export const longestWord = 40;

/** The words of a text that was folded, in their order. */
export function wordsOfFolded(folded: string): string[] {
  return (folded.match(one) ?? []).map((word) => word.slice(0, longestWord));
}

/** The words of a text as somebody wrote it. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text));
}

/** The words of a text with their places in it. */
export function placedWordsOf(text: string): PlacedWord[] {
  let folded = "";
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let unit = 0; unit < piece.length; unit += 1) offsets.push(offset);
    folded += piece;
    offset += character.length;
  }
  offsets.push(offset);
  return [...folded.matchAll(one)].map(({ 0: found, index }) => {
    const word = found.slice(0, longestWord);
    return { word, offsets: offsets.slice(index, index + word.length + 1) };
  });
}
