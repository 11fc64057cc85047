import type { FileIndexRow } from "@mows/sdk";

/** A row as the file index gives it for a file without tags; tests say what is different about theirs. */
export function rowForTests(row: Partial<FileIndexRow> & { id: string }): FileIndexRow {
  return {
    name: `${row.id}.flac`,
    parentId: "folder",
    createdAt: "2026-01-01T00:00:00.000Z",
    size: 1,
    title: null,
    artist: null,
    album: null,
    albumArtist: null,
    trackNumber: null,
    discNumber: null,
    year: null,
    genre: null,
    durationMs: null,
    coverUrl: null,
    ...row,
  };
}
