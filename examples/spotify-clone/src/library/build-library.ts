import type { FileIndexRow } from "@mows/sdk";
import { groupAlbums, type Album } from "./group-albums.ts";
import { groupArtists, type Artist } from "./group-artists.ts";
import { trackFromRow, type Track } from "./track.ts";

/** Everything the pages show, grouped once for each answer of the file index. */
export interface Library {
  /** Newest first. */
  readonly recentTracks: readonly Track[];
  readonly albums: readonly Album[];
  readonly artists: readonly Artist[];
  readonly trackById: ReadonlyMap<string, Track>;
  readonly albumByKey: ReadonlyMap<string, Album>;
  readonly artistByKey: ReadonlyMap<string, Artist>;
  readonly albumOfTrack: ReadonlyMap<string, Album>;
}

function compareRecent(a: Track, b: Track): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1;
  return a.fileName < b.fileName ? -1 : 1;
}

export function buildLibrary(rows: readonly FileIndexRow[]): Library {
  const recentTracks = rows.map(trackFromRow).toSorted(compareRecent);
  const albums = groupAlbums(recentTracks);
  const artists = groupArtists(recentTracks, albums);
  return {
    recentTracks,
    albums,
    artists,
    trackById: new Map(recentTracks.map((track) => [track.id, track])),
    albumByKey: new Map(albums.map((album) => [album.key, album])),
    artistByKey: new Map(artists.map((artist) => [artist.key, artist])),
    albumOfTrack: new Map(albums.flatMap((album) => album.tracks.map((track) => [track.id, album] as const))),
  };
}
