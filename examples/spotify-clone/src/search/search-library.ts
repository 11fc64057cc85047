import type { Library } from "../library/build-library.ts";
import type { Album } from "../library/group-albums.ts";
import type { Artist } from "../library/group-artists.ts";
import type { Track } from "../library/track.ts";
import { foldText } from "./fold-text.ts";
import { searchText } from "./search-text.ts";

export interface SearchResult {
  readonly artists: readonly Artist[];
  readonly albums: readonly Album[];
  readonly tracks: readonly Track[];
}

const NOTHING: SearchResult = { artists: [], albums: [], tracks: [] };

/** 0 is the best: the name itself, its beginning, the beginning of a word in it, anywhere in it, elsewhere. */
function rank(name: string, query: string): number {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(` ${query}`)) return 2;
  return name.includes(query) ? 3 : 4;
}

function ranked<T>(items: Iterable<T>, words: readonly string[], text: (item: T) => string): readonly T[] {
  const query = words.join(" ");
  const hits: { item: T; rank: number }[] = [];
  for (const item of items) {
    const haystack = text(item);
    if (!words.every((word) => haystack.includes(word))) continue;
    const lineEnd = haystack.indexOf("\n");
    hits.push({ item, rank: rank(lineEnd < 0 ? haystack : haystack.slice(0, lineEnd), query) });
  }
  // Sorting is stable, so equal ranks keep the library's own order.
  return hits.toSorted((a, b) => a.rank - b.rank).map((hit) => hit.item);
}

/** Every word must occur somewhere in title, artist or album. Best first; complete, as the lists are virtual anyway. */
export function searchLibrary(library: Library, query: string): SearchResult {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return NOTHING;
  return {
    artists: ranked(library.artists, words, (artist) => foldText(artist.name)),
    albums: ranked(library.albums, words, (album) => `${foldText(album.title)}\n${foldText(album.artist)}`),
    tracks: ranked(library.recentTracks, words, searchText),
  };
}
