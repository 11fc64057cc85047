import type { FileIndexQuery } from "../generated/graphql.ts";

type FileIndexColumns = Extract<FileIndexQuery["fileIndex"], { __typename: "FileIndex" }>;

/** One file of an index; what was read out of it is null where the file does not say. */
export type FileIndexRow = {
  [Column in keyof Omit<FileIndexColumns, "__typename">]: FileIndexColumns[Column][number];
};

/** Columns as rows. Written out rather than generic: every row has one shape, and 20,000 of them take milliseconds. */
export function fileIndexRows(columns: FileIndexColumns): FileIndexRow[] {
  const count = columns.id.length;
  const rows: FileIndexRow[] = Array.from({ length: count });
  for (let i = 0; i < count; i++) {
    rows[i] = {
      id: columns.id[i] as string,
      name: columns.name[i] as string,
      parentId: columns.parentId[i] as string,
      createdAt: columns.createdAt[i] as string,
      size: columns.size[i] as number,
      title: columns.title[i] ?? null,
      artist: columns.artist[i] ?? null,
      album: columns.album[i] ?? null,
      albumArtist: columns.albumArtist[i] ?? null,
      trackNumber: columns.trackNumber[i] ?? null,
      discNumber: columns.discNumber[i] ?? null,
      year: columns.year[i] ?? null,
      genre: columns.genre[i] ?? null,
      durationMs: columns.durationMs[i] ?? null,
      coverUrl: columns.coverUrl[i] ?? null,
    };
  }
  return rows;
}
