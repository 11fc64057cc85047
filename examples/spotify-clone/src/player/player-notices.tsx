import { useAudioPlayer } from "@mows/react";
import { useEffect } from "react";
import { announce } from "../app/announce.tsx";

/** Tells what the player could not do, and which track has begun: the latter only matters to those who do not see it. */
export function PlayerNotices() {
  const { track, state, failure } = useAudioPlayer();
  useEffect(() => {
    if (failure) announce(failure.message);
  }, [failure]);
  useEffect(() => {
    if (!track || state !== "playing") return;
    document.title = `${track.title}${track.artist ? ` · ${track.artist}` : ""}`;
  }, [track, state]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {track && state === "playing" ? `Now playing ${track.title}${track.artist ? ` by ${track.artist}` : ""}` : ""}
    </p>
  );
}
