import type { AudioTrack } from "./audio-track.ts";

export type RepeatMode = "off" | "all" | "one";

/**
 * Why there is silence, or another track than expected. `autoplay-refused`: the browser wants a click first. `skipped`: a track could not
 * be played, the next one is on. `stopped`: there was nothing left to go on with.
 */
export type AudioFailure =
  | { readonly kind: "autoplay-refused"; readonly track: AudioTrack }
  | {
      readonly kind: "skipped" | "stopped";
      readonly track: AudioTrack;
      /** The connection was lost, or the file is gone or of a kind that this browser does not play. */
      readonly reason: "connection" | "file";
    };

export interface AudioSnapshot {
  readonly state: "empty" | "loading" | "playing" | "paused" | "failed";
  /** Null exactly when the state is `empty`. */
  readonly track: AudioTrack | null;
  /** In the order it was given, whatever the shuffle makes of it. */
  readonly queue: readonly AudioTrack[];
  /** Where `track` is in `queue`; -1 when the queue is empty. */
  readonly index: number;
  /** False on the last track, unless the queue repeats. */
  readonly hasNext: boolean;
  readonly shuffle: boolean;
  readonly repeat: RepeatMode;
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
  readonly failure: AudioFailure | null;
}

export interface AudioPosition {
  readonly positionMs: number;
  /** 0 while nobody knows. */
  readonly durationMs: number;
  /** Up to where playback can go on without the network. */
  readonly bufferedMs: number;
}

export const nothingQueued = {
  state: "empty",
  track: null,
  queue: [],
  index: -1,
  hasNext: false,
  shuffle: false,
  repeat: "off",
  failure: null,
} as const satisfies Omit<AudioSnapshot, "volume" | "muted">;

export const atStart: AudioPosition = { positionMs: 0, durationMs: 0, bufferedMs: 0 };
