import { albumArtists } from "./album-artist.ts";
import { compareNames } from "./compare-names.ts";
import type { Track } from "./track.ts";
import { urlKey } from "./url-key.ts";

export interface Album {
  /** Stable while artist and title are; goes into the address as it is. */
  readonly key: string;
  readonly title: string;
  readonly artist: string;
  readonly artistKey: string;
  readonly year: number | null;
  readonly coverUrl: string | null;
  /** When its newest track came in. */
  readonly addedAt: string;
  /** By disc, then track number. */
  readonly tracks: readonly Track[];
  readonly durationMs: number;
  readonly discCount: number;
}

export function compareWithinAlbum(a: Track, b: Track): number {
  return (
    a.discNumber - b.discNumber ||
    (a.trackNumber ?? Infinity) - (b.trackNumber ?? Infinity) ||
    compareNames(a.fileName, b.fileName)
  );
}

function album(key: string, artist: string, unsorted: readonly Track[]): Album {
  const tracks = unsorted.toSorted(compareWithinAlbum);
  const years = tracks.flatMap((track) => track.year ?? []);
  return {
    key,
    title: tracks[0]?.album ?? "",
    artist,
    artistKey: urlKey(artist),
    year: years.length > 0 ? Math.max(...years) : null,
    coverUrl: tracks.find((track) => track.coverUrl !== null)?.coverUrl ?? null,
    addedAt: tracks.reduce((newest, track) => (track.addedAt > newest ? track.addedAt : newest), ""),
    tracks,
    durationMs: tracks.reduce((sum, track) => sum + (track.durationMs ?? 0), 0),
    discCount: new Set(tracks.map((track) => track.discNumber)).size,
  };
}

/** Tracks with an album tag as albums, by artist and title: one artist's albums by year stand on the artist's page. */
export function groupAlbums(tracks: readonly Track[]): readonly Album[] {
  const artists = albumArtists(tracks);
  const groups = new Map<string, { artist: string; tracks: Track[] }>();
  for (const track of tracks) {
    const artist = artists.get(track.id);
    if (artist === undefined || track.album === null) continue;
    const key = `${urlKey(artist)}~${urlKey(track.album)}`;
    const group = groups.get(key);
    if (group) group.tracks.push(track);
    else groups.set(key, { artist, tracks: [track] });
  }
  return [...groups]
    .map(([key, group]) => album(key, group.artist, group.tracks))
    .toSorted((a, b) => compareNames(a.title, b.title) || compareNames(a.artist, b.artist));
}
