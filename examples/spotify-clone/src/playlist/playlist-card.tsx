import { Link } from "../app/link.tsx";
import { countOf } from "../library/count-of.ts";
import type { Playlist } from "./playlist.ts";
import { StoredPlaylistCover } from "./stored-playlist-cover.tsx";
import { usePlaylistTrackIds } from "./use-playlist-track-ids.ts";

export function PlaylistCard({ playlist, index, tabIndex }: { playlist: Playlist; index: number; tabIndex: number }) {
  const trackIds = usePlaylistTrackIds(playlist);
  return (
    <div className="card">
      <Link href={`/playlists/${playlist.id}`} className="card-link" data-row={index} tabIndex={tabIndex}>
        <StoredPlaylistCover playlist={playlist} className="card-cover" />
        <span className="card-title truncate">{playlist.name}</span>
        <span className="card-caption truncate">{trackIds === null ? "" : countOf(trackIds.length, "track")}</span>
      </Link>
    </div>
  );
}
