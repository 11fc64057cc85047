import { Menu, MenuButton, MenuItem, MenuProvider, MenuSeparator } from "@ariakit/react";
import { useAudioPlayer, useMows } from "@mows/react";
import {
  ArrowDown,
  ArrowUp,
  ChevronRight,
  Disc3,
  ListEnd,
  ListPlus,
  ListStart,
  ListX,
  Pencil,
  Trash2,
  UserRound,
} from "lucide-react";
import { announce } from "../app/announce.tsx";
import { navigate } from "../app/location.ts";
import { toAudioTrack } from "../player/to-audio-track.ts";
import { AddToPlaylistItems } from "../playlist/add-to-playlist-items.tsx";
import { mainArtist } from "./album-artist.ts";
import { useLibrary } from "./library-context.tsx";
import type { TrackMenuTarget } from "./track-actions.ts";
import { urlKey } from "./url-key.ts";

/** Everything that can be done with one track; opened by its button, the context-menu key or a right click. */
export function TrackMenu(props: {
  target: TrackMenuTarget;
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  rename: () => void;
  remove: () => void;
}) {
  const { target, isOpen, setIsOpen, rename, remove } = props;
  const { track, inPlaylist } = target;
  const { folder } = useLibrary();
  return (
    <MenuProvider open={isOpen} setOpen={setIsOpen} placement="bottom-end">
      <Menu
        className="menu"
        portal
        preserveTabOrder={false}
        gutter={4}
        aria-label={`Actions for ${track.title}`}
        getAnchorRect={() => target.anchor}
        finalFocus={target.returnFocus}
      >
        <QueueItems target={target} />
        {folder.canWrite && (
          <MenuProvider placement="right-start">
            <MenuItem className="menu-item" render={<MenuButton />}>
              <ListPlus aria-hidden="true" />
              Add to playlist
              <ChevronRight className="menu-item-more" aria-hidden="true" />
            </MenuItem>
            <Menu className="menu" portal preserveTabOrder={false} gutter={4} aria-label="Add to playlist">
              <AddToPlaylistItems tracks={[track]} />
            </Menu>
          </MenuProvider>
        )}
        {inPlaylist && folder.canWrite && <PlaylistItems inPlaylist={inPlaylist} />}
        <PlaceItems target={target} />
        {folder.canWrite && (
          <>
            <MenuSeparator className="menu-separator" />
            <MenuItem className="menu-item" onClick={rename}>
              <Pencil aria-hidden="true" />
              Rename file…
            </MenuItem>
            <MenuItem className="menu-item menu-item-danger" onClick={remove}>
              <Trash2 aria-hidden="true" />
              Delete…
            </MenuItem>
          </>
        )}
      </Menu>
    </MenuProvider>
  );
}

function QueueItems({ target: { track } }: { target: TrackMenuTarget }) {
  const mows = useMows();
  const { playNext, enqueue, queue, track: current } = useAudioPlayer();
  const isQueued = queue.some(({ id }) => id === track.id);
  const add = () => {
    enqueue(toAudioTrack(mows, track));
    announce(`${track.title} is in the queue`);
  };
  const putNext = () => {
    playNext(toAudioTrack(mows, track));
    announce(`${track.title} plays next`);
  };
  return (
    <>
      <MenuItem className="menu-item" disabled={current?.id === track.id} onClick={putNext}>
        <ListStart aria-hidden="true" />
        Play next
      </MenuItem>
      <MenuItem className="menu-item" disabled={isQueued} onClick={add}>
        <ListEnd aria-hidden="true" />
        {isQueued ? "Already in the queue" : "Add to queue"}
      </MenuItem>
    </>
  );
}

function PlaylistItems({ inPlaylist }: { inPlaylist: NonNullable<TrackMenuTarget["inPlaylist"]> }) {
  const { moveUp, moveDown, remove } = inPlaylist;
  return (
    <>
      <MenuSeparator className="menu-separator" />
      <MenuItem className="menu-item" disabled={!moveUp} onClick={() => moveUp?.()}>
        <ArrowUp aria-hidden="true" />
        Move up
      </MenuItem>
      <MenuItem className="menu-item" disabled={!moveDown} onClick={() => moveDown?.()}>
        <ArrowDown aria-hidden="true" />
        Move down
      </MenuItem>
      <MenuItem className="menu-item" onClick={remove}>
        <ListX aria-hidden="true" />
        Remove from this playlist
      </MenuItem>
    </>
  );
}

function PlaceItems({ target: { track } }: { target: TrackMenuTarget }) {
  const { library } = useLibrary();
  const album = library.albumOfTrack.get(track.id);
  const artist = library.artistByKey.get(urlKey(mainArtist(track.artist)));
  if (!album && !artist) return null;
  return (
    <>
      <MenuSeparator className="menu-separator" />
      {album && (
        <MenuItem className="menu-item" onClick={() => navigate(`/albums/${album.key}`)}>
          <Disc3 aria-hidden="true" />
          Go to album
        </MenuItem>
      )}
      {artist && (
        <MenuItem className="menu-item" onClick={() => navigate(`/artists/${artist.key}`)}>
          <UserRound aria-hidden="true" />
          Go to artist
        </MenuItem>
      )}
    </>
  );
}
