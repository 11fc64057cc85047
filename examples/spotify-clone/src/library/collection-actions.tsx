import { Menu, MenuButton, MenuProvider } from "@ariakit/react";
import { useAudioPlayer, useMows } from "@mows/react";
import { ListEnd, ListPlus, Pause, Play, Shuffle } from "lucide-react";
import type { ReactNode } from "react";
import { announce } from "../app/announce.tsx";
import { toAudioTrack } from "../player/to-audio-track.ts";
import { usePlayTracks } from "../player/use-play-tracks.ts";
import { AddToPlaylistItems } from "../playlist/add-to-playlist-items.tsx";
import { countOf } from "./count-of.ts";
import { useLibrary } from "./library-context.tsx";
import type { Track } from "./track.ts";

/** What an album, an artist and a playlist have in common: play, shuffle, queue, add to a playlist. */
export function CollectionActions({ tracks, children }: { tracks: readonly Track[]; children?: ReactNode }) {
  const mows = useMows();
  const { folder } = useLibrary();
  const player = useAudioPlayer();
  const playTracks = usePlayTracks();
  const isCurrent = player.track !== null && tracks.some(({ id }) => id === player.track?.id);
  const isPlaying = isCurrent && (player.state === "playing" || player.state === "loading");
  const PlayIcon = isPlaying ? Pause : Play;
  const enqueueAll = () => {
    const queued = new Set(player.queue.map(({ id }) => id));
    const added = tracks.filter(({ id }) => !queued.has(id));
    if (queued.size === 0) playTracks(added);
    else for (const track of added) player.enqueue(toAudioTrack(mows, track));
    announce(added.length > 0 ? `Added ${countOf(added.length, "track")} to the queue` : "Already in the queue");
  };
  return (
    <div className="collection-actions">
      <button
        type="button"
        className="button button-primary button-large"
        disabled={tracks.length === 0}
        onClick={() => (isCurrent ? player.toggle() : playTracks(tracks, 0, false))}
      >
        <PlayIcon aria-hidden="true" fill="currentColor" />
        {isPlaying ? "Pause" : "Play"}
      </button>
      <button
        type="button"
        className="button button-large"
        disabled={tracks.length === 0}
        onClick={() => playTracks(tracks, Math.floor(Math.random() * tracks.length), true)}
      >
        <Shuffle aria-hidden="true" />
        Shuffle
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Add to queue"
        title="Add to queue"
        disabled={tracks.length === 0}
        onClick={enqueueAll}
      >
        <ListEnd aria-hidden="true" />
      </button>
      {folder.canWrite && (
        <MenuProvider>
          <MenuButton
            className="icon-button"
            aria-label="Add to playlist"
            title="Add to playlist"
            disabled={tracks.length === 0}
          >
            <ListPlus aria-hidden="true" />
          </MenuButton>
          <Menu className="menu" gutter={6} aria-label="Add to playlist">
            <AddToPlaylistItems tracks={tracks} />
          </Menu>
        </MenuProvider>
      )}
      {children}
    </div>
  );
}
