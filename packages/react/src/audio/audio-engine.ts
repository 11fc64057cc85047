import { unload, type AudioOutput } from "./audio-output.ts";
import {
  atStart,
  nothingQueued,
  type AudioFailure,
  type AudioPosition,
  type AudioSnapshot,
  type RepeatMode,
} from "./audio-snapshot.ts";
import type { AudioTrack } from "./audio-track.ts";
import {
  inSequence,
  inShuffle,
  nextShuffleRound,
  withOneLess,
  withOneMore,
  withOneNext,
  type PlayOrder,
  type Random,
} from "./play-order.ts";
import { Emitter } from "./emitter.ts";
import { readPosition } from "./read-position.ts";
import { TrackPreloader } from "./track-preloader.ts";
import { volumeInLocalStorage, type VolumeMemory } from "./volume-memory.ts";

/** `previous` goes back to the track's own beginning when it is further in than this. */
const restartAfterMs = 3_000;
/** A queue of thousands behind a dead network must not become thousands of requests. */
const failuresInARowLimit = 25;
/** `MediaError.MEDIA_ERR_NETWORK` */
const networkErrorCode = 2;

export interface AudioEngineOptions {
  output: AudioOutput;
  /** A second element that only loads the next track ahead of time. */
  spare: AudioOutput;
  volumeMemory?: VolumeMemory;
  random?: Random;
}

/**
 * Plays a queue of tracks through one `<audio>` element. Knows nothing of React: `getSnapshot` and `subscribe` are what
 * `useSyncExternalStore` wants, the position has its own pair because it changes four times a second.
 */
export class AudioEngine {
  readonly #output: AudioOutput;
  readonly #preloader: TrackPreloader;
  readonly #volumeMemory: VolumeMemory;
  readonly #random: Random;
  readonly #changes = new Emitter();
  readonly #moves = new Emitter();
  readonly #commands = new Emitter();
  #snapshot: AudioSnapshot;
  #position: AudioPosition = atStart;
  #order: PlayOrder = inSequence(0, 0);
  #failuresInARow = 0;

  constructor({ output, spare, volumeMemory = volumeInLocalStorage, random = Math.random }: AudioEngineOptions) {
    const remembered = volumeMemory.read();
    output.volume = remembered.volume;
    output.muted = remembered.muted;
    this.#output = output;
    this.#preloader = new TrackPreloader(spare);
    this.#volumeMemory = volumeMemory;
    this.#random = random;
    this.#snapshot = { ...nothingQueued, ...remembered };
  }

  /** Listens to the element until the returned function is called, which also stops playback. */
  readonly connect = (): (() => void) => {
    const connection = new AbortController();
    const on = (events: readonly string[], listener: () => void) => {
      for (const event of events) this.#output.addEventListener(event, listener, { signal: connection.signal });
    };
    on(["playing"], this.#onPlaying);
    on(["waiting"], () => !this.#output.paused && this.#update({ state: "loading" }));
    on(["pause"], this.#onPause);
    on(["ended"], this.#onEnded);
    on(["error"], this.#onError);
    on(["volumechange"], this.#onVolumeChange);
    on(["timeupdate", "progress", "durationchange", "seeking", "seeked", "emptied"], this.#onPosition);
    return () => {
      connection.abort();
      this.#output.pause();
      this.#preloader.release();
      if (this.#snapshot.track) this.#update({ state: "paused" });
    };
  };

  readonly getSnapshot = (): AudioSnapshot => this.#snapshot;
  readonly getPosition = (): AudioPosition => this.#position;

  readonly subscribe = this.#changes.subscribe;

  /** Where the sound is at this moment; `getPosition` is as old as the browser's last word, up to a quarter of a second. */
  readonly readPositionMs = (): number => (this.#snapshot.track ? this.#output.currentTime * 1000 : 0);

  /** Told after each command that changes what is heard (not volume): by a person, a key, a headset, whoever calls it. */
  readonly subscribeCommands = this.#commands.subscribe;

  readonly subscribePosition = this.#moves.subscribe;

  /** Replaces the queue. An empty one stops playback. */
  readonly play = (tracks: readonly AudioTrack[], startIndex = 0): void => {
    if (tracks.length === 0) {
      this.#output.pause();
      unload(this.#output);
      this.#order = inSequence(0, 0);
      this.#update({ state: "empty", track: null, queue: [], index: -1, failure: null });
      return this.#commands.emit();
    }
    const index = Math.min(Math.max(startIndex, 0), tracks.length - 1);
    this.#snapshot = { ...this.#snapshot, queue: [...tracks] };
    this.#beginAfresh(this.#arrange(index));
    this.#commands.emit();
  };

  /** Adds to the queue's end; begins to play when there was none. */
  readonly enqueue = (track: AudioTrack): void => {
    if (this.#snapshot.queue.length === 0) return this.play([track]);
    this.#order = withOneMore(this.#order, this.#snapshot.shuffle, this.#random);
    this.#update({ queue: [...this.#snapshot.queue, track] });
    this.#commands.emit();
  };

  /** Puts a track behind the one that is on, from its place further down if it is queued; begins to play when there was none. */
  readonly playNext = (track: AudioTrack): void => {
    const { queue, index } = this.#snapshot;
    if (queue.length === 0) return this.play([track]);
    const queuedAt = queue.findIndex(({ id }) => id === track.id);
    if (queuedAt === index) return;
    const current = queuedAt >= 0 && queuedAt < index ? index - 1 : index;
    if (queuedAt >= 0) this.#order = withOneLess(this.#order, queuedAt);
    this.#order = withOneNext(this.#order, current);
    const others = queue.filter(({ id }) => id !== track.id);
    this.#update({ queue: others.toSpliced(current + 1, 0, track), index: current });
    this.#commands.emit();
  };

  /** Plays or pauses. After a failure it tries the same track again. */
  readonly toggle = (): void => {
    const { state } = this.#snapshot;
    if (state === "failed") this.#beginAfresh(this.#order);
    else if (state === "paused") this.#resume();
    else if (state !== "empty") {
      this.#output.pause();
      this.#update({ state: "paused", failure: null });
    }
    this.#commands.emit();
  };

  readonly next = (): void => {
    const upcoming = this.#upcoming();
    if (upcoming) this.#beginAfresh(upcoming);
    this.#commands.emit();
  };

  /** Back to the beginning when more than three seconds in, else the track before. */
  readonly previous = (): void => {
    if (this.#snapshot.state === "empty") return;
    const { order, cursor } = this.#order;
    const wraps = this.#snapshot.repeat === "all" && !this.#snapshot.shuffle;
    const before = cursor > 0 ? cursor - 1 : order.length - 1;
    if (this.#position.positionMs > restartAfterMs || (cursor === 0 && !wraps)) return this.seek(0);
    this.#beginAfresh({ order, cursor: before });
    this.#commands.emit();
  };

  readonly seek = (positionMs: number): void => {
    if (this.#snapshot.state === "empty") return;
    this.#goTo(positionMs);
    this.#commands.emit();
  };

  /** How fast it plays, 1 as it was recorded: to catch up with others by ear without a jump. */
  readonly setRate = (rate: number): void => {
    if (this.#output.playbackRate !== rate) this.#output.playbackRate = rate;
  };

  #goTo(positionMs: number): void {
    const last = this.#position.durationMs || Number.MAX_SAFE_INTEGER;
    this.#output.currentTime = Math.min(Math.max(positionMs, 0), last) / 1000;
    this.#onPosition();
  }

  /** From 0 to 1. Raising it unmutes. */
  readonly setVolume = (volume: number): void => {
    this.#output.volume = Math.min(Math.max(volume, 0), 1);
    if (volume > 0) this.#output.muted = false;
    this.#onVolumeChange();
  };

  readonly setMuted = (muted: boolean): void => {
    this.#output.muted = muted;
    this.#onVolumeChange();
  };

  readonly setShuffle = (shuffle: boolean): void => {
    this.#snapshot = { ...this.#snapshot, shuffle };
    this.#order = this.#arrange(Math.max(this.#snapshot.index, 0));
    this.#update({});
  };

  readonly setRepeat = (repeat: RepeatMode): void => this.#update({ repeat });

  #arrange(index: number): PlayOrder {
    const { queue, shuffle } = this.#snapshot;
    if (queue.length === 0 || !shuffle) return inSequence(queue.length, index);
    return inShuffle(queue.length, index, this.#random);
  }

  /** Whatever went wrong before is over. */
  #beginAfresh(order: PlayOrder): void {
    this.#failuresInARow = 0;
    this.#snapshot = { ...this.#snapshot, failure: null };
    this.#begin(order);
  }

  #begin(order: PlayOrder): void {
    const index = order.order[order.cursor] as number;
    const track = this.#snapshot.queue[index] as AudioTrack;
    this.#order = order;
    this.#preloader.release();
    this.#output.src = track.src;
    this.#update({ state: "loading", track, index });
    this.#onPosition();
    this.#resume();
  }

  #resume(): void {
    this.#update({ state: "loading" });
    this.#output.play().catch((error: unknown) => {
      // A newer source interrupts an older play(); what cannot be decoded also fires "error", which is handled there.
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
      const { track } = this.#snapshot;
      if (!track) return;
      this.#update({ state: "paused", failure: { kind: "autoplay-refused", track } });
    });
  }

  #upcoming(): PlayOrder | null {
    const { order, cursor } = this.#order;
    if (cursor + 1 < order.length) return { order, cursor: cursor + 1 };
    if (order.length === 0 || this.#snapshot.repeat !== "all") return null;
    return this.#snapshot.shuffle ? nextShuffleRound(this.#order, this.#random) : { order, cursor: 0 };
  }

  readonly #onPlaying = (): void => {
    this.#failuresInARow = 0;
    const { failure } = this.#snapshot;
    // What was skipped stays told while the next track plays; a refusal is over once there is sound.
    this.#update({ state: "playing", failure: failure?.kind === "skipped" ? failure : null });
  };

  readonly #onPause = (): void => {
    const { state } = this.#snapshot;
    const interrupted = state === "playing" || state === "loading";
    if (interrupted && this.#output.paused && !this.#output.ended) this.#update({ state: "paused" });
  };

  readonly #onEnded = (): void => {
    if (this.#snapshot.repeat === "one") {
      this.#goTo(0);
      return this.#resume();
    }
    const upcoming = this.#upcoming();
    if (!upcoming) return this.#update({ state: "paused" });
    this.#beginAfresh(upcoming);
  };

  readonly #onError = (): void => {
    const { track, queue } = this.#snapshot;
    if (!track || !this.#output.error) return;
    this.#failuresInARow += 1;
    const exhausted = this.#failuresInARow >= Math.min(queue.length, failuresInARowLimit);
    const upcoming = exhausted ? null : this.#upcoming();
    const reason = this.#output.error.code === networkErrorCode ? "connection" : "file";
    const failure: AudioFailure = { kind: upcoming ? "skipped" : "stopped", track, reason };
    if (!upcoming) return this.#update({ state: "failed", failure });
    this.#snapshot = { ...this.#snapshot, failure };
    this.#begin(upcoming);
  };

  readonly #onVolumeChange = (): void => {
    const { volume, muted } = this.#output;
    if (volume === this.#snapshot.volume && muted === this.#snapshot.muted) return;
    this.#volumeMemory.write({ volume, muted });
    this.#update({ volume, muted });
  };

  readonly #onPosition = (): void => {
    this.#position = readPosition(this.#output, this.#snapshot.track);
    const { order, cursor } = this.#order;
    const following = order[cursor + 1];
    if (following !== undefined) this.#preloader.prepare(this.#snapshot.queue[following] as AudioTrack, this.#position);
    this.#moves.emit();
  };

  #update(change: Partial<AudioSnapshot>): void {
    const merged = { ...this.#snapshot, ...change };
    const { order, cursor } = this.#order;
    const hasNext = order.length > 0 && (cursor + 1 < order.length || merged.repeat === "all");
    this.#snapshot = { ...merged, hasNext };
    this.#changes.emit();
  }
}
