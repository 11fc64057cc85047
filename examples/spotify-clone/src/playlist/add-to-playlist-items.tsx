import { MenuItem, MenuSeparator } from "@ariakit/react";
import { useMows } from "@mows/react";
import { useQueryClient } from "@tanstack/react-query";
import { ListMusic, Plus } from "lucide-react";
import { announce } from "../app/announce.tsx";
import { countOf } from "../library/count-of.ts";
import { useTrackActions } from "../library/track-actions.ts";
import type { Track } from "../library/track.ts";
import { editPlaylist } from "./edit-playlist.ts";
import { addTracks } from "./playlist-items.ts";
import type { Playlist } from "./playlist.ts";
import { usePlaylists } from "./playlists-context.tsx";
import { trackIdsKey } from "./use-playlist-track-ids.ts";

/** The inside of an "Add to playlist" menu. */
export function AddToPlaylistItems({ tracks }: { tracks: readonly Track[] }) {
  const { createPlaylist } = useTrackActions();
  const { playlists } = usePlaylists();
  const addTo = useAddToPlaylist();
  const open = playlists.filter(({ canWrite }) => canWrite);
  return (
    <>
      <MenuItem className="menu-item" onClick={() => createPlaylist(tracks)}>
        <Plus aria-hidden="true" />
        New playlist…
      </MenuItem>
      {open.length > 0 && <MenuSeparator className="menu-separator" />}
      {open.map((playlist) => (
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
export function useAddToPlaylist(): (playlist: Pick<Playlist, "id" | "name">, trackIds: readonly string[]) => void {
  const mows = useMows();
  const queryClient = useQueryClient();
  return ({ id, name }, trackIds) => {
    const add = async () => {
      let addedCount = 0;
      await editPlaylist(mows, id, (draft) => {
        addedCount = addTracks(draft, trackIds);
      });
      announce(addedCount > 0 ? `Added ${countOf(addedCount, "track")} to ${name}` : `Already in ${name}`);
      if (addedCount > 0) await queryClient.invalidateQueries({ queryKey: trackIdsKey(id) });
    };
    add().catch((error: unknown) => {
      announce(`Not added to ${name}: ${error instanceof Error ? error.message : "something went wrong."}`);
    });
  };
}
