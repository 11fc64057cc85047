import { Pencil, TriangleAlert, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { announce } from "../app/announce.tsx";
import { ConfirmDialog } from "../app/confirm-dialog.tsx";
import { navigate } from "../app/location.ts";
import { NameDialog } from "../app/name-dialog.tsx";
import { CollectionActions } from "../library/collection-actions.tsx";
import { countOf } from "../library/count-of.ts";
import { formatLength } from "../library/format-duration.ts";
import { Hero } from "../library/hero.tsx";
import { useLibrary } from "../library/library-context.tsx";
import { NotFoundPage } from "../library/not-found-page.tsx";
import { NothingHere } from "../library/nothing-here.tsx";
import { TrackList } from "../library/track-list.tsx";
import type { TrackColumns } from "../library/track-row.tsx";
import type { Track } from "../library/track.ts";
import { withName, withoutTrack, withTrackMoved } from "./edit-playlist.ts";
import { PlaylistCover } from "./playlist-cover.tsx";
import type { PlaylistView } from "./playlist-store.ts";
import { usePlaylists } from "./playlists-context.tsx";
import { Skeleton } from "../app/skeleton.tsx";

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

export function PlaylistPage({ id }: { id: string }) {
  const { playlists, isLoading } = usePlaylists();
  const playlist = playlists.find((candidate) => candidate.id === id);
  if (playlist) return <Loaded playlist={playlist} />;
  return isLoading ? <Skeleton shape="list" /> : <NotFoundPage what="playlist" />;
}

function Loaded({ playlist }: { playlist: PlaylistView }) {
  const { library } = useLibrary();
  const { store } = usePlaylists();
  // A track that is no longer in the library stays in the playlist, and is back with its file.
  const tracks = useMemo(
    () => playlist.trackIds.flatMap((id) => library.trackById.get(id) ?? []),
    [playlist.trackIds, library],
  );
  const missingCount = playlist.trackIds.length - tracks.length;
  const lengthMs = tracks.reduce((sum, track) => sum + (track.durationMs ?? 0), 0);
  const facts = [
    countOf(tracks.length, "track"),
    lengthMs > 0 && formatLength(lengthMs),
    missingCount > 0 && `${missingCount} not in your library now`,
  ];
  return (
    <>
      <Hero
        kind="Playlist"
        title={playlist.name}
        coverUrl={tracks.find((track) => track.coverUrl !== null)?.coverUrl ?? null}
        cover={<PlaylistCover name={playlist.name} tracks={tracks} />}
        detail={facts.filter(Boolean).join(" · ")}
      >
        <CollectionActions tracks={tracks}>
          <EditActions playlist={playlist} />
        </CollectionActions>
      </Hero>
      {playlist.problem !== null && (
        <p className="notice" role="alert">
          <TriangleAlert aria-hidden="true" />
          <span>The last change is not saved: {playlist.problem}</span>
          <button type="button" className="button" onClick={() => store.retry(playlist.id)}>
            Try again
          </button>
        </p>
      )}
      {tracks.length === 0 ? (
        <NothingHere title="Nothing in it yet">
          Choose “Add to playlist” in the menu of any track or album, or drag tracks onto its name.
        </NothingHere>
      ) : (
        <PlaylistTracks playlist={playlist} tracks={tracks} />
      )}
    </>
  );
}

function PlaylistTracks({ playlist, tracks }: { playlist: PlaylistView; tracks: readonly Track[] }) {
  const { folder } = useLibrary();
  const { store } = usePlaylists();
  const move = (from: number, to: number) => {
    const moved = tracks[from];
    const target = tracks[to];
    if (!moved || !target) return;
    store.save(withTrackMoved(playlist, moved.id, target.id));
    announce(`${moved.title} is number ${to + 1} now`);
  };
  const remove = (row: number) => {
    const track = tracks[row];
    if (!track) return;
    store.save(withoutTrack(playlist, track.id));
    announce(`${track.title} was removed from ${playlist.name}`);
  };
  return (
    <TrackList tracks={tracks} label={playlist.name} columns={COLUMNS} {...(folder.canWrite && { move, remove })} />
  );
}

function EditActions({ playlist }: { playlist: PlaylistView }) {
  const { folder } = useLibrary();
  const { store } = usePlaylists();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  if (!folder.canWrite) return null;
  const close = () => setDialog(null);
  const rename = (name: string): Promise<null> => {
    store.save(withName(playlist, name));
    return Promise.resolve(null);
  };
  const remove = async (): Promise<string | null> => {
    const problem = await store.remove(playlist.id);
    if (problem === null) {
      announce(`Playlist ${playlist.name} was deleted`);
      navigate("/playlists", { replace: true });
    }
    return problem;
  };
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Rename playlist"
        title="Rename"
        onClick={() => setDialog("rename")}
      >
        <Pencil aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Delete playlist"
        title="Delete"
        onClick={() => setDialog("delete")}
      >
        <Trash2 aria-hidden="true" />
      </button>
      {dialog === "rename" && (
        <NameDialog
          title="Rename playlist"
          label="Name"
          initialName={playlist.name}
          action="Rename"
          submit={rename}
          close={close}
        />
      )}
      {dialog === "delete" && (
        <ConfirmDialog title={`Delete “${playlist.name}”?`} action="Delete" confirm={remove} close={close}>
          <p>The list is deleted; its tracks stay in your library.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
