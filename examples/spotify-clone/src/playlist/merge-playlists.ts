import { compareNames } from "../library/compare-names.ts";
import type { StoredPlaylist } from "./playlist.ts";

export interface MergedPlaylists {
  /** One for each id, by name. */
  readonly current: readonly StoredPlaylist[];
  /** Files that an interrupted save left behind: safe to delete. */
  readonly supersededNodeIds: readonly string[];
}

// Node ids are UUIDv7: among equal revisions the larger id was written later.
const isNewer = (a: StoredPlaylist, b: StoredPlaylist): boolean =>
  a.revision === b.revision ? a.nodeId > b.nodeId : a.revision > b.revision;

/** A save writes the new file before it deletes the old one, so after a crash there may be two: the newer one counts. */
export function mergePlaylists(stored: readonly StoredPlaylist[]): MergedPlaylists {
  const newest = new Map<string, StoredPlaylist>();
  for (const playlist of stored) {
    const other = newest.get(playlist.id);
    if (!other || isNewer(playlist, other)) newest.set(playlist.id, playlist);
  }
  return {
    current: [...newest.values()].toSorted((a, b) => compareNames(a.name, b.name)),
    supersededNodeIds: stored.filter((playlist) => newest.get(playlist.id) !== playlist).map(({ nodeId }) => nodeId),
  };
}
