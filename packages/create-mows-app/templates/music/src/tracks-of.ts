import type { AudioTrack } from "@mows/react";
import type { FileIndexRow } from "@mows/sdk";

type Row = Pick<FileIndexRow, "id" | "name" | "title" | "artist" | "album" | "trackNumber" | "durationMs" | "coverUrl">;

/** Rows as the player takes them: by artist, album and place on it. A file without tags is called by its name. */
export function tracksOf(rows: readonly Row[], contentUrl: (id: string) => string): AudioTrack[] {
  return rows
    .toSorted(
      (a, b) =>
        compare(a.artist, b.artist) ||
        compare(a.album, b.album) ||
        (a.trackNumber ?? 0) - (b.trackNumber ?? 0) ||
        compare(a.name, b.name),
    )
    .map((row) => ({
      id: row.id,
      title: row.title ?? row.name.replace(/\.[^.]+$/, ""),
      artist: row.artist,
      album: row.album,
      coverUrl: row.coverUrl,
      durationMs: row.durationMs,
      src: contentUrl(row.id),
    }));
}

function compare(a: string | null, b: string | null): number {
  return (a ?? "").localeCompare(b ?? "");
}
