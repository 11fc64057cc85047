import type { SearchableNode } from "../../kit/peers.ts";
import { kindOf } from "./kind-of.ts";
import { wordsOf } from "./words-of.ts";

/** Where a word stands in a node: what an index scan reads first. */
export const places = { nameStart: 0, name: 1, other: 2, term: 3 } as const;

/** What `search_entries`, `search_words` and `search_vocabulary` hold of a node. */
export type IndexEntry = {
  node: SearchableNode;
  /** The folded words of the name, with one space between them. */
  name: string;
  kind: string;
  artist: string | null;
  words: readonly IndexedWord[];
  /** A `tsvector` as text. */
  vector: string;
};

export type IndexedWord = { place: number; word: string };

/** Of each field: as many words as a name of 255 bytes has at most. */
const mostWords = 128;

/** The node as the index has it. */
export function indexEntry(node: SearchableNode): IndexEntry {
  const name = wordsOf(node.name);
  const artist = node.artist ?? node.albumArtist;
  const others = [node.title, node.artist, node.albumArtist, node.album, ...node.tags].flatMap((text) =>
    text === null ? [] : wordsOf(text).slice(0, mostWords),
  );
  const terms = [
    ...node.tags.map(tagTerm),
    ...[node.artist, node.albumArtist].flatMap((text) => (text === null ? [] : [artistTerm(text)])),
  ];
  const placed = new Map<string, IndexedWord>();
  const place = (at: number, words: readonly string[]) => {
    for (const word of words) {
      if (!placed.has(word)) placed.set(word, { place: at, word });
    }
  };
  place(places.nameStart, name.slice(0, 1));
  place(places.name, name);
  place(places.other, others);
  place(places.term, terms);
  const words = [...placed.values()];
  return {
    node,
    name: name.join(" "),
    kind: kindOf(node),
    artist,
    words,
    vector: words.map(({ place: at, word }) => `${quoteLexeme(word)}:1${at < places.other ? "A" : "B"}`).join(" "),
  };
}

/** The one word that a tag is found by as a filter. */
export function tagTerm(tag: string): string {
  return `#${wordsOf(tag).join(" ") || tag.toLowerCase()}`.slice(0, 200);
}

/** The one word that an artist is found by as a filter. */
export function artistTerm(artist: string): string {
  return `@${wordsOf(artist).join(" ") || artist.toLowerCase()}`.slice(0, 200);
}

/** A word for the text of a `tsvector` or a `tsquery` (PostgreSQL manual, 8.11). */
export function quoteLexeme(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
