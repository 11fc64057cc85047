import { AvatarStack, SyncStatus, useDoc, useDocPresence, type Doc } from "@mows/react";
import { Pencil, Redo2, Trash2, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { announce } from "../app/announce.tsx";
import { Skeleton } from "../app/skeleton.tsx";
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
import { moveItem, removeTrack, shownItems } from "./playlist-items.ts";
import { PlaylistCover } from "./playlist-cover.tsx";
import { playlistDoc, type Playlist } from "./playlist.ts";
import { usePlaylists } from "./playlists-context.tsx";
import { usePlaylistDialogs } from "./use-playlist-dialogs.tsx";

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

type PlaylistDoc = Doc<typeof playlistDoc>;

export function PlaylistPage({ id }: { id: string }) {
  const { playlists, isLoading } = usePlaylists();
  const playlist = playlists.find((candidate) => candidate.id === id);
  if (playlist) return <Loaded playlist={playlist} />;
  return isLoading ? <Skeleton shape="list" /> : <NotFoundPage what="playlist" />;
}

/** The list as everybody who has it open sees it; edits are there at once, with the cloud or without it. */
function Loaded({ playlist }: { playlist: Playlist }) {
  const { library } = useLibrary();
  const doc = useDoc(playlistDoc, playlist.id);
  const { others } = useDocPresence(doc);
  const items = useMemo(() => shownItems(doc.state?.tracks ?? []), [doc.state?.tracks]);
  // A track that is no longer in the library stays in the playlist, and is back with its file.
  const rows = useMemo(
    () =>
      items.flatMap((item) => {
        const track = library.trackById.get(item.value);
        return track ? [{ itemId: item.id, track }] : [];
      }),
    [items, library],
  );
  const tracks = useMemo(() => rows.map(({ track }) => track), [rows]);
  if (doc.status === "gone" || doc.status === "denied") return <NotFoundPage what="playlist" />;
  const missingCount = items.length - tracks.length;
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
        detail={doc.state ? facts.filter(Boolean).join(" · ") : ""}
      >
        <CollectionActions tracks={tracks}>
          <EditActions playlist={playlist} doc={doc} />
        </CollectionActions>
      </Hero>
      <div className="playlist-state">
        <SyncStatus doc={doc} />
        <AvatarStack others={others} />
      </div>
      {doc.state === undefined && doc.error === null && <Skeleton shape="list" />}
      {doc.state !== undefined && tracks.length === 0 && (
        <NothingHere title="Nothing in it yet">
          Choose “Add to playlist” in the menu of any track or album, or drag tracks onto its name.
        </NothingHere>
      )}
      {tracks.length > 0 && <PlaylistTracks playlist={playlist} doc={doc} rows={rows} tracks={tracks} />}
    </>
  );
}

function PlaylistTracks({
  playlist,
  doc,
  rows,
  tracks,
}: {
  playlist: Playlist;
  doc: PlaylistDoc;
  rows: readonly { itemId: string; track: Track }[];
  tracks: readonly Track[];
}) {
  const move = (from: number, to: number) => {
    const [moved, target] = [rows[from], rows[to]];
    if (!moved || !target) return;
    doc.change((draft) => moveItem(draft, moved.itemId, target.itemId));
    announce(`${moved.track.title} is number ${to + 1} now`);
  };
  const remove = (row: number) => {
    const removed = rows[row];
    if (!removed) return;
    doc.change((draft) => removeTrack(draft, removed.track.id));
    announce(`${removed.track.title} was removed from ${playlist.name}`);
  };
  return (
    <TrackList
      tracks={tracks}
      label={playlist.name}
      columns={COLUMNS}
      {...(mayEdit(playlist, doc) && { move, remove })}
    />
  );
}

function EditActions({ playlist, doc }: { playlist: Playlist; doc: PlaylistDoc }) {
  const { dialog, rename, remove } = usePlaylistDialogs(playlist);
  if (!mayEdit(playlist, doc)) return null;
  const actions = [
    { label: "Undo", title: "Undo", Icon: Undo2, run: doc.undo, isOff: !doc.canUndo },
    { label: "Redo", title: "Redo", Icon: Redo2, run: doc.redo, isOff: !doc.canRedo },
    { label: "Rename playlist", title: "Rename", Icon: Pencil, run: rename, isOff: false },
    { label: "Delete playlist", title: "Delete", Icon: Trash2, run: remove, isOff: false },
  ];
  return (
    <>
      {actions.map(({ label, title, Icon, run, isOff }) => (
        <button
          key={label}
          type="button"
          className="icon-button"
          aria-label={label}
          title={title}
          disabled={isOff}
          onClick={run}
        >
          <Icon aria-hidden="true" />
        </button>
      ))}
      {dialog}
    </>
  );
}

/** Until the cloud has said otherwise, what the list says. */
function mayEdit(playlist: Playlist, doc: PlaylistDoc): boolean {
  return playlist.canWrite && doc.access !== "read";
}
