import { useMemo, useSyncExternalStore } from "react";
import type { AudioEngine } from "./audio-engine.ts";
import type { AudioSnapshot } from "./audio-snapshot.ts";
import { useAudioEngine } from "./use-audio-engine.ts";

type AudioCommands = Pick<
  AudioEngine,
  | "play"
  | "playNext"
  | "enqueue"
  | "toggle"
  | "next"
  | "previous"
  | "seek"
  | "setVolume"
  | "setMuted"
  | "setShuffle"
  | "setRepeat"
>;

export type AudioPlayerControls = AudioSnapshot & AudioCommands;

/**
 * What is on, and the commands. Does not render when only the position moves: that is `useAudioPosition`.
 *
 * @example
 * const { play, track } = useAudioPlayer();
 * <button type="button" onClick={() => play(album, 0)}>Play</button>
 */
export function useAudioPlayer(): AudioPlayerControls {
  const engine = useAudioEngine();
  const snapshot = useSyncExternalStore(engine.subscribe, engine.getSnapshot);
  return useMemo(() => {
    const { play, playNext, enqueue, toggle, next, previous, seek, setVolume, setMuted, setShuffle, setRepeat } =
      engine;
    const commands = {
      play,
      playNext,
      enqueue,
      toggle,
      next,
      previous,
      seek,
      setVolume,
      setMuted,
      setShuffle,
      setRepeat,
    };
    return { ...snapshot, ...commands };
  }, [engine, snapshot]);
}
