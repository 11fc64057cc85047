/** A playlist as Cadence wrote it before playlists were documents: `<name>.playlist.json`. */
export interface PlaylistFile {
  readonly name: string;
  readonly trackIds: readonly string[];
}

export const PLAYLIST_FILE_SUFFIX = ".playlist.json";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Null for anything that is not a playlist of version 1: other programs may put files here as well. */
export function parsePlaylistFile(json: unknown): PlaylistFile | null {
  if (typeof json !== "object" || json === null) return null;
  const { version, name, trackIds } = json as Record<string, unknown>;
  if (version !== 1 || !isText(name) || !Array.isArray(trackIds)) return null;
  return { name, trackIds: trackIds.filter(isText) };
}
