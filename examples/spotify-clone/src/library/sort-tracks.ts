import { compareNames } from "./compare-names.ts";
import type { Track } from "./track.ts";

export const TRACK_ORDERS = ["title", "artist", "album", "duration", "added"] as const;
export type TrackOrder = (typeof TRACK_ORDERS)[number];

const compare: Record<TrackOrder, (a: Track, b: Track) => number> = {
  title: (a, b) => compareNames(a.title, b.title),
  artist: (a, b) => compareNames(a.artist, b.artist) || compareNames(a.title, b.title),
  album: (a, b) => compareNames(a.album ?? "\uFFFF", b.album ?? "\uFFFF") || compareNames(a.title, b.title),
  duration: (a, b) => (a.durationMs ?? 0) - (b.durationMs ?? 0),
  added: (a, b) => Number(a.addedAt < b.addedAt) - Number(a.addedAt > b.addedAt),
};

/** A sorted copy. `added` begins with the newest; tracks without an album come last by `album`. */
export function sortTracks(tracks: readonly Track[], order: TrackOrder): readonly Track[] {
  return tracks.toSorted(compare[order]);
}
