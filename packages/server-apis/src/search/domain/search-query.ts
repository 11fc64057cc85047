import type { SearchKind } from "./kind-of.ts";

/** What is looked for, as the caller gave it. */
export type SearchQuery = {
  text: string;
  /** Only this folder and what is below it; null for all that the caller may read. */
  withinId: string | null;
  filters: SearchFilters;
  first: number;
  after: string | null;
};

/** All of what is not null must hold. */
export type SearchFilters = {
  kinds: readonly SearchKind[] | null;
  tags: readonly string[];
  artist: string | null;
  modifiedAfter: Date | null;
  modifiedBefore: Date | null;
  takenAfter: Date | null;
  takenBefore: Date | null;
  place: Area | null;
  starred: boolean;
};

/** Degrees (WGS 84). Where `west` is greater than `east`, it reaches across the 180th meridian. */
export type Area = { north: number; south: number; west: number; east: number };
