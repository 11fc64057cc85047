import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as letOthersRun } from "node:timers/promises";

import { type Album, catalogue, type Track } from "./catalogue.ts";
import { composeTrack } from "./compose-track.ts";
import { drawCover } from "./covers/draw-cover.ts";
import { encodeFlac } from "./encoding/encode-flac.ts";
import { createMp3File } from "./encoding/encode-mp3.ts";
import type { TrackTags } from "./encoding/track-tags.ts";

export interface DemoMusicProgress {
  readonly done: number;
  readonly total: number;
  /** The file just written, relative to the folder. */
  readonly path: string;
}

export interface DemoMusicOptions {
  /** Made if missing. Files of the same names in it are replaced. */
  readonly folder: string;
  readonly onProgress?: (progress: DemoMusicProgress) => void;
  /** Stops between two tracks; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Writes only the first so many tracks of each album; all by default. */
  readonly tracksPerAlbum?: number;
}

function tagsOf(album: Album, { artist, title }: Track, index: number, cover: TrackTags["cover"]): TrackTags {
  return {
    title,
    artist,
    albumArtist: album.albumArtist,
    album: album.title,
    year: album.year,
    genre: album.genre,
    track: index + 1,
    trackTotal: album.tracks.length,
    isCompilation: album.isCompilation,
    cover,
  };
}

/**
 * Synthesises the demo's music library into `folder`, as `Artist/Album/01 Title.mp3` (or `.flac`), tags and covers
 * included. Every run of one version writes the same bytes. A file appears under its name only when it is whole. It
 * computes on the calling thread, in stretches of up to half a second.
 */
export async function generateDemoMusic(options: DemoMusicOptions): Promise<{ tracks: number }> {
  const { folder, onProgress, signal, tracksPerAlbum = Number.POSITIVE_INFINITY } = options;
  const total = catalogue.reduce((sum, album) => sum + Math.min(album.tracks.length, tracksPerAlbum), 0);
  const encodeMp3 = await createMp3File();
  let done = 0;

  for (const album of catalogue) {
    const albumFolder = join(album.albumArtist, album.title);
    await mkdir(join(folder, albumFolder), { recursive: true });
    const cover = await drawCover(album.cover);
    for (const [index, track] of album.tracks.slice(0, tracksPerAlbum).entries()) {
      signal?.throwIfAborted();
      const { left, right } = composeTrack(track);
      await letOthersRun();
      const tags = tagsOf(album, track, index, cover);
      const file = album.format === "flac" ? encodeFlac(left, right, tags) : encodeMp3(left, right, tags);

      const path = join(albumFolder, `${String(index + 1).padStart(2, "0")} ${track.title}.${album.format}`);
      const unfinished = join(folder, albumFolder, `.unfinished-${index + 1}`);
      await writeFile(unfinished, file);
      await rename(unfinished, join(folder, path));
      done += 1;
      onProgress?.({ done, total, path });
    }
  }
  return { tracks: done };
}
