import { Plus } from "lucide-react";
import { Link } from "../app/link.tsx";
import { PageTitle } from "../app/page-title.tsx";
import { CardGrid } from "../library/card-grid.tsx";
import { countOf } from "../library/count-of.ts";
import { useLibrary } from "../library/library-context.tsx";
import { NothingHere } from "../library/nothing-here.tsx";
import { useTrackActions } from "../library/track-actions.ts";
import { PlaylistCover } from "./playlist-cover.tsx";
import { usePlaylists } from "./playlists-context.tsx";

export function PlaylistsPage() {
  const { library, folder } = useLibrary();
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
          A playlist is a small file beside your music, so it is yours, too.
        </NothingHere>
      ) : (
        <CardGrid
          items={playlists}
          label="Playlists"
          keyOf={(playlist) => playlist.id}
          renderCard={(playlist, { index, tabIndex }) => (
            <div className="card">
              <Link href={`/playlists/${playlist.id}`} className="card-link" data-row={index} tabIndex={tabIndex}>
                <PlaylistCover
                  name={playlist.name}
                  tracks={playlist.trackIds.flatMap((id) => library.trackById.get(id) ?? [])}
                  className="card-cover"
                />
                <span className="card-title truncate">{playlist.name}</span>
                <span className="card-caption truncate">{countOf(playlist.trackIds.length, "track")}</span>
              </Link>
            </div>
          )}
        />
      )}
    </>
  );
}
