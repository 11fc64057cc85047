import type { FileIndexRow } from "@mows/sdk";
import { nameWithoutExtension } from "./name-without-extension.ts";

export const UNKNOWN_ARTIST = "Unknown artist";

/** One audio file as the app shows it: tags where there are any, its file name where there are none. */
export interface Track {
  readonly id: string;
  readonly fileName: string;
  readonly folderId: string;
  readonly title: string;
  readonly artist: string;
  /** As tagged; null where the album's artist has to be told from its tracks. */
  readonly albumArtist: string | null;
  readonly album: string | null;
  readonly discNumber: number;
  /** Tracks without a number sort behind those with one. */
  readonly trackNumber: number | null;
  readonly year: number | null;
  readonly genre: string | null;
  readonly durationMs: number | null;
  readonly coverUrl: string | null;
  /** ISO 8601, sorts as text. */
  readonly addedAt: string;
  /** False until tags were read, and for files that have none. */
  readonly isTagged: boolean;
}

const present = (text: string | null): string | null => text?.trim() || null;

export function trackFromRow(row: FileIndexRow): Track {
  const title = present(row.title);
  const artist = present(row.artist);
  const album = present(row.album);
  const albumArtist = present(row.albumArtist);
  return {
    id: row.id,
    fileName: row.name,
    folderId: row.parentId,
    title: title ?? nameWithoutExtension(row.name),
    artist: artist ?? albumArtist ?? UNKNOWN_ARTIST,
    albumArtist,
    album,
    discNumber: row.discNumber ?? 1,
    trackNumber: row.trackNumber,
    year: row.year,
    genre: present(row.genre),
    durationMs: row.durationMs,
    coverUrl: row.coverUrl,
    addedAt: row.createdAt,
    isTagged: title !== null || artist !== null || album !== null,
  };
}
