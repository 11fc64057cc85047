/** What a `<name>.playlist.json` holds, beside its format version. */
export interface Playlist {
  readonly id: string;
  /** Counts each save; of two files with one id the higher revision is the playlist. */
  readonly revision: number;
  readonly name: string;
  readonly trackIds: readonly string[];
}

export interface StoredPlaylist extends Playlist {
  readonly nodeId: string;
}

export const PLAYLIST_SUFFIX = ".playlist.json";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Null for anything that is not a playlist of version 1: other programs may put files here as well. */
export function parsePlaylist(json: unknown): Playlist | null {
  if (typeof json !== "object" || json === null) return null;
  const { version, id, revision, name, trackIds } = json as Record<string, unknown>;
  if (version !== 1 || !isText(id) || !isText(name) || !Array.isArray(trackIds)) return null;
  if (typeof revision !== "number" || !Number.isSafeInteger(revision) || revision < 1) return null;
  return { id, revision, name, trackIds: trackIds.filter(isText) };
}

export function serializePlaylist({ id, revision, name, trackIds }: Playlist): string {
  return `${JSON.stringify({ version: 1, id, revision, name, trackIds }, null, 2)}\n`;
}
