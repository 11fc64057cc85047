import type { Playlist } from "./playlist.ts";

const edited = <P extends Playlist>(playlist: P, change: Partial<Pick<Playlist, "name" | "trackIds">>): Playlist => ({
  id: playlist.id,
  name: change.name ?? playlist.name,
  trackIds: change.trackIds ?? playlist.trackIds,
  revision: playlist.revision + 1,
});

export const withName = (playlist: Playlist, name: string): Playlist => edited(playlist, { name });

/** Appends what is not in it yet, so adding an album twice does no harm. */
export function withTracks(playlist: Playlist, trackIds: readonly string[]): Playlist {
  const known = new Set(playlist.trackIds);
  return edited(playlist, { trackIds: [...playlist.trackIds, ...trackIds.filter((id) => !known.has(id))] });
}

export function withoutTrack(playlist: Playlist, trackId: string): Playlist {
  return edited(playlist, { trackIds: playlist.trackIds.filter((id) => id !== trackId) });
}

/** Puts a track where another one is now; the same playlist when either is not in it or nothing moves. */
export function withTrackMoved(playlist: Playlist, trackId: string, toTrackId: string): Playlist {
  const from = playlist.trackIds.indexOf(trackId);
  const to = playlist.trackIds.indexOf(toTrackId);
  if (from < 0 || to < 0 || from === to) return playlist;
  return edited(playlist, { trackIds: playlist.trackIds.toSpliced(from, 1).toSpliced(to, 0, trackId) });
}
