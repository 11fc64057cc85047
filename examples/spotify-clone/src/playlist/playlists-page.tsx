import { Plus } from "lucide-react";
import { PageTitle } from "../app/page-title.tsx";
import { CardGrid } from "../library/card-grid.tsx";
import { countOf } from "../library/count-of.ts";
import { useLibrary } from "../library/library-context.tsx";
import { NothingHere } from "../library/nothing-here.tsx";
import { useTrackActions } from "../library/track-actions.ts";
import { PlaylistCard } from "./playlist-card.tsx";
import { usePlaylists } from "./playlists-context.tsx";

export function PlaylistsPage() {
  const { folder } = useLibrary();
  const { playlists } = usePlaylists();
  const { createPlaylist } = useTrackActions();
  return (
    <>
      <PageTitle title="Playlists" detail={countOf(playlists.length, "playlist")}>
        {folder.canWrite && (
          <button type="button" className="button button-primary" onClick={() => createPlaylist([])}>
            <Plus aria-hidden="true" />
            New playlist
          </button>
        )}
      </PageTitle>
      {playlists.length === 0 ? (
        <NothingHere title="No playlists yet">
          A playlist lies beside your music, so it is yours, too. Whoever you share the folder with can edit it with
          you.
        </NothingHere>
      ) : (
        <CardGrid
          items={playlists}
          label="Playlists"
          keyOf={(playlist) => playlist.id}
          renderCard={(playlist, place) => <PlaylistCard playlist={playlist} {...place} />}
        />
      )}
    </>
  );
}
