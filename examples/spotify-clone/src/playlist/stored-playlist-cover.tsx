import { useLibrary } from "../library/library-context.tsx";
import { PlaylistCover } from "./playlist-cover.tsx";
import type { Playlist } from "./playlist.ts";
import { usePlaylistTrackIds } from "./use-playlist-track-ids.ts";

/** The cover of a playlist that is not open. */
export function StoredPlaylistCover({ playlist, className }: { playlist: Playlist; className: string }) {
  const { library } = useLibrary();
  const trackIds = usePlaylistTrackIds(playlist) ?? [];
  return (
    <PlaylistCover
      name={playlist.name}
      tracks={trackIds.flatMap((id) => library.trackById.get(id) ?? [])}
      className={className}
    />
  );
}
