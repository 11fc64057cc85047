import type { QueryInvalid } from "./failures.ts";
import type { Area, SearchFilters, SearchQuery } from "./search-query.ts";
import { wordsOf } from "./words-of.ts";

/** A word that is looked for: any of `words` as they are, and what begins with `prefix`, where there is one. */
export type Token = { words: readonly string[]; prefix: string | null };

/** What is looked for, ready to be: folded, bounded, and known to be possible. */
export type ParsedQuery = {
  kind: "query";
  /** The whole text, folded, with one space between words; empty where only filters say what is wanted. */
  folded: string;
  tokens: readonly Token[];
  filters: SearchFilters;
};

const longestText = 200;
const mostTokens = 8;
const [mostTags, longestTerm] = [20, 200];

/** The last word counts as unfinished unless something stands behind it. */
export function parseQuery({ text, filters }: Pick<SearchQuery, "text" | "filters">): ParsedQuery | QueryInvalid {
  if (text.length > longestText) return { kind: "query-invalid", reason: "too-long" };
  if (!isPossible(filters)) return { kind: "query-invalid", reason: "filter" };
  const words = wordsOf(text).slice(0, mostTokens);
  if (words.length === 0 && !hasFilter(filters)) return { kind: "query-invalid", reason: "empty" };
  const tokens = words.map((word, index) =>
    index === words.length - 1 ? { words: [word], prefix: word } : { words: [word], prefix: null },
  );
  return { kind: "query", folded: words.join(" "), tokens, filters };
}

function hasFilter({ tags, starred, ...others }: SearchFilters): boolean {
  return tags.length > 0 || starred || Object.values(others).some((value) => value !== null);
}

function isPossible({ tags, artist, place, ...moments }: SearchFilters): boolean {
  const terms = artist === null ? tags : [...tags, artist];
  if (tags.length > mostTags || terms.some((term) => term.length > longestTerm || term.trim() === "")) return false;
  const { modifiedAfter, modifiedBefore, takenAfter, takenBefore } = moments;
  const dates = [modifiedAfter, modifiedBefore, takenAfter, takenBefore];
  return dates.every((date) => date === null || !Number.isNaN(date.getTime())) && (place === null || isArea(place));
}

function isArea({ north, south, west, east }: Area): boolean {
  const isLatitude = (degrees: number) => Math.abs(degrees) <= 90;
  const isLongitude = (degrees: number) => Math.abs(degrees) <= 180;
  return isLatitude(north) && isLatitude(south) && isLongitude(west) && isLongitude(east) && south <= north;
}
