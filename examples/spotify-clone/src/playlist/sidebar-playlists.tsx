import { ListMusic, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "../app/link.tsx";
import { usePath } from "../app/location.ts";
import { useLibraryState } from "../library/library-context.tsx";
import { useTrackActions } from "../library/track-actions.ts";
import { TRACK_DRAG_TYPE } from "../library/use-drag-rows.ts";
import { useAddToPlaylist } from "./add-to-playlist-items.tsx";
import type { Playlist } from "./playlist.ts";
import { usePlaylists } from "./playlists-context.tsx";

/** The playlists in the sidebar; tracks may be dropped on them. */
export function SidebarPlaylists() {
  const { playlists, unreadableCount } = usePlaylists();
  const { createPlaylist } = useTrackActions();
  const state = useLibraryState();
  const canWrite = state.kind === "ready" && state.folder.canWrite;
  return (
    <section className="sidebar-playlists" aria-labelledby="sidebar-playlists">
      <div className="sidebar-playlists-head">
        <h2 id="sidebar-playlists">Playlists</h2>
        {canWrite && (
          <button
            type="button"
            className="icon-button"
            aria-label="New playlist"
            title="New playlist"
            onClick={() => createPlaylist([])}
          >
            <Plus aria-hidden="true" />
          </button>
        )}
      </div>
      <ul>
        {playlists.map((playlist) => (
          <PlaylistLink key={playlist.id} playlist={playlist} />
        ))}
      </ul>
      {playlists.length === 0 && <p className="sidebar-note">None yet</p>}
      {unreadableCount > 0 && (
        <p className="sidebar-note">
          {unreadableCount === 1 ? "One file" : `${unreadableCount} files`} could not be read as a playlist
        </p>
      )}
    </section>
  );
}

function PlaylistLink({ playlist }: { playlist: Playlist }) {
  const path = usePath();
  const addTo = useAddToPlaylist();
  const [isOver, setIsOver] = useState(false);
  const href = `/playlists/${playlist.id}`;
  return (
    <li>
      <Link
        href={href}
        className="nav-link"
        aria-current={path === href ? "page" : undefined}
        data-drop-target={isOver}
        onDragOver={(event) => {
          if (!playlist.canWrite || !event.dataTransfer.types.includes(TRACK_DRAG_TYPE)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          setIsOver(false);
          const trackId = event.dataTransfer.getData(TRACK_DRAG_TYPE);
          if (trackId === "") return;
          event.preventDefault();
          addTo(playlist, [trackId]);
        }}
      >
        <ListMusic aria-hidden="true" />
        <span className="truncate">{playlist.name}</span>
      </Link>
    </li>
  );
}
