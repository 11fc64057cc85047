import { mainArtist, VARIOUS_ARTISTS } from "./album-artist.ts";
import { compareNames } from "./compare-names.ts";
import type { Album } from "./group-albums.ts";
import { UNKNOWN_ARTIST, type Track } from "./track.ts";
import { urlKey } from "./url-key.ts";

export interface Artist {
  readonly key: string;
  readonly name: string;
  /** Their own albums, newest first. */
  readonly albums: readonly Album[];
  /** Tracks of theirs outside their own albums: on compilations, as guests, or without an album. */
  readonly otherTracks: readonly Track[];
  readonly trackCount: number;
  readonly coverUrl: string | null;
}

interface Gathering {
  readonly name: string;
  readonly albums: Album[];
  readonly otherTracks: Track[];
}

/** Everyone who made an album or a track. Various artists and the unknown one are nobody, so they are not among them. */
export function groupArtists(tracks: readonly Track[], albums: readonly Album[]): readonly Artist[] {
  const gathered = new Map<string, Gathering>();
  const artistNamed = (name: string): Gathering => {
    const key = urlKey(name);
    const existing = gathered.get(key);
    if (existing) return existing;
    const created: Gathering = { name, albums: [], otherTracks: [] };
    gathered.set(key, created);
    return created;
  };
  const ownerOfTrack = new Map<string, string>();
  for (const album of albums) {
    artistNamed(album.artist).albums.push(album);
    for (const track of album.tracks) ownerOfTrack.set(track.id, album.artistKey);
  }
  for (const track of tracks) {
    const name = mainArtist(track.artist);
    if (ownerOfTrack.get(track.id) !== urlKey(name)) artistNamed(name).otherTracks.push(track);
  }
  gathered.delete(urlKey(VARIOUS_ARTISTS));
  gathered.delete(urlKey(UNKNOWN_ARTIST));
  return [...gathered]
    .map(([key, gathering]) => artist(key, gathering))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

function artist(key: string, { name, albums, otherTracks }: Gathering): Artist {
  const withCover =
    albums.find((album) => album.coverUrl !== null) ?? otherTracks.find((track) => track.coverUrl !== null);
  return {
    key,
    name,
    albums: albums.toSorted((a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity) || compareNames(a.title, b.title)),
    otherTracks,
    trackCount: albums.reduce((sum, album) => sum + album.tracks.length, otherTracks.length),
    coverUrl: withCover?.coverUrl ?? null,
  };
}
