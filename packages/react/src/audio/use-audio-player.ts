import { useMemo, useSyncExternalStore } from "react";
import type { AudioEngine } from "./audio-engine.ts";
import { useMessages } from "../messages/use-messages.ts";
import type { AudioFailure, AudioSnapshot } from "./audio-snapshot.ts";
import { describeAudioFailure } from "./describe-audio-failure.ts";
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

export type AudioPlayerControls = Omit<AudioSnapshot, "failure"> &
  AudioCommands & {
    /** `message` is for a person. The same object as long as nothing else goes wrong. */
    readonly failure: (AudioFailure & { readonly message: string }) | null;
  };

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
  const messages = useMessages();
  const failed = snapshot.failure;
  const failure = useMemo(
    () => failed && { ...failed, message: describeAudioFailure(failed, messages) },
    [failed, messages],
  );
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
    return { ...snapshot, ...commands, failure };
  }, [engine, snapshot, failure]);
}
