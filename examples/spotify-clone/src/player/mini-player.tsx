import { useAudioPlayer, useAudioPosition } from "@mows/react";
import { Pause, Play, SkipForward } from "lucide-react";
import { useState } from "react";
import { Cover } from "../library/cover.tsx";
import { NowPlayingSheet } from "./now-playing-sheet.tsx";

/** The player on narrow screens: one line above the tabs, which opens the sheet with everything else. */
export function MiniPlayer() {
  const { track, state, hasNext, toggle, next } = useAudioPlayer();
  const [isOpen, setIsOpen] = useState(false);
  if (!track) return null;
  const isPlaying = state === "playing" || state === "loading";
  const Icon = isPlaying ? Pause : Play;
  return (
    <section className="mini-player" aria-label="Player">
      <button type="button" className="mini-player-open" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Cover
          url={track.coverUrl ?? null}
          seed={track.album ?? track.artist ?? ""}
          className="mini-player-cover"
          eager
        />
        <span className="mini-player-names">
          <span className="truncate">
            <span className="visually-hidden">Now playing: </span>
            {track.title}
          </span>
          <span className="mini-player-artist truncate">{track.artist}</span>
        </span>
      </button>
      <button type="button" className="icon-button" aria-label={isPlaying ? "Pause" : "Play"} onClick={toggle}>
        <Icon aria-hidden="true" fill="currentColor" />
      </button>
      <button type="button" className="icon-button" aria-label="Next" disabled={!hasNext} onClick={next}>
        <SkipForward aria-hidden="true" fill="currentColor" />
      </button>
      <Progress />
      <NowPlayingSheet isOpen={isOpen} close={() => setIsOpen(false)} />
    </section>
  );
}

function Progress() {
  const { positionMs, durationMs } = useAudioPosition();
  const share = durationMs > 0 ? Math.min(1, positionMs / durationMs) : 0;
  return <span className="mini-player-progress" style={{ transform: `scaleX(${share})` }} aria-hidden="true" />;
}
