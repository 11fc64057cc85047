import { Pause, Play } from "lucide-react";
import { useAudioPlayer } from "@mows/react";
import { Link } from "../app/link.tsx";
import { usePlayTracks } from "../player/use-play-tracks.ts";
import { Cover } from "./cover.tsx";
import type { Album } from "./group-albums.ts";

/** An album's cover and names; its play button plays it from the start, or pauses it while it is on. */
export function AlbumCard(props: { album: Album; index?: number; tabIndex?: 0 | -1; caption?: string | undefined }) {
  const { album, index, tabIndex = 0, caption = album.artist } = props;
  const player = useAudioPlayer();
  const playTracks = usePlayTracks();
  const isCurrent = player.track !== null && album.tracks.some(({ id }) => id === player.track?.id);
  const isPlaying = isCurrent && (player.state === "playing" || player.state === "loading");
  const Icon = isPlaying ? Pause : Play;
  return (
    <div className="card" data-current={isCurrent}>
      <Link href={`/albums/${album.key}`} className="card-link" data-row={index} tabIndex={tabIndex}>
        <Cover url={album.coverUrl} seed={album.title} className="card-cover" />
        <span className="card-title truncate">{album.title}</span>
        <span className="card-caption truncate">{caption}</span>
      </Link>
      <button
        type="button"
        className="play-button card-play"
        tabIndex={tabIndex}
        aria-label={isPlaying ? `Pause ${album.title}` : `Play ${album.title}`}
        onClick={() => (isCurrent ? player.toggle() : playTracks(album.tracks))}
      >
        <Icon aria-hidden="true" fill="currentColor" />
      </button>
    </div>
  );
}
