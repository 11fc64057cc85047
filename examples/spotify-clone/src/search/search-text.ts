import type { Track } from "../library/track.ts";
import { foldText } from "./fold-text.ts";

const known = new WeakMap<Track, string>();

/** Title, artist and album, folded for search and joined by line breaks; made at a track's first search, not when the library opens. */
export function searchText(track: Track): string {
  const kept = known.get(track);
  if (kept !== undefined) return kept;
  const text = [track.title, track.artist, track.album ?? ""].map(foldText).join("\n");
  known.set(track, text);
  return text;
}
