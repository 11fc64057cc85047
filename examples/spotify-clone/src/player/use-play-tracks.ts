import { useAudioPlayer, useMows } from "@mows/react";
import { useCallback } from "react";
import type { Track } from "../library/track.ts";
import { toAudioTrack } from "./to-audio-track.ts";

/** Plays tracks from one of them on; `shuffle` says how, and leaves the person's setting alone where it is not given. */
export function usePlayTracks(): (tracks: readonly Track[], startIndex?: number, shuffle?: boolean) => void {
  const mows = useMows();
  const { play, setShuffle } = useAudioPlayer();
  return useCallback(
    (tracks, startIndex = 0, shuffle) => {
      if (shuffle !== undefined) setShuffle(shuffle);
      play(
        tracks.map((track) => toAudioTrack(mows, track)),
        startIndex,
      );
    },
    [mows, play, setShuffle],
  );
}
