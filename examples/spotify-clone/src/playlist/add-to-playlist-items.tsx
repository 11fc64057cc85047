import { MenuItem, MenuSeparator } from "@ariakit/react";
import { ListMusic, Plus } from "lucide-react";
import { announce } from "../app/announce.tsx";
import { countOf } from "../library/count-of.ts";
import { useTrackActions } from "../library/track-actions.ts";
import type { Track } from "../library/track.ts";
import { withTracks } from "./edit-playlist.ts";
import type { Playlist } from "./playlist.ts";
import { usePlaylists } from "./playlists-context.tsx";

/** The inside of an "Add to playlist" menu. */
export function AddToPlaylistItems({ tracks }: { tracks: readonly Track[] }) {
  const { createPlaylist } = useTrackActions();
  const { playlists } = usePlaylists();
  const addTo = useAddToPlaylist();
  return (
    <>
      <MenuItem className="menu-item" onClick={() => createPlaylist(tracks)}>
        <Plus aria-hidden="true" />
        New playlist…
      </MenuItem>
      {playlists.length > 0 && <MenuSeparator className="menu-separator" />}
      {playlists.map((playlist) => (
        <MenuItem
          key={playlist.id}
          className="menu-item"
          onClick={() =>
            addTo(
              playlist,
              tracks.map((track) => track.id),
            )
          }
        >
          <ListMusic aria-hidden="true" />
          <span className="truncate">{playlist.name}</span>
        </MenuItem>
      ))}
    </>
  );
}

/** Appends tracks, and says what became of it: those already in the playlist are not added again. */
export function useAddToPlaylist(): (playlist: Playlist, trackIds: readonly string[]) => void {
  const { store } = usePlaylists();
  return (playlist, trackIds) => {
    const changed = withTracks(playlist, trackIds);
    const addedCount = changed.trackIds.length - playlist.trackIds.length;
    if (addedCount > 0) store.save(changed);
    announce(
      addedCount > 0 ? `Added ${countOf(addedCount, "track")} to ${playlist.name}` : `Already in ${playlist.name}`,
    );
  };
}
