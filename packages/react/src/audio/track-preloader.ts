import { unload, type AudioOutput } from "./audio-output.ts";
import type { AudioPosition } from "./audio-snapshot.ts";
import type { AudioTrack } from "./audio-track.ts";

/** How long before a track's end the next one begins to load. */
const leadMs = 20_000;
/** The tail that may be missing for a track to count as loaded: containers end with bytes that hold no sound. */
const toleranceMs = 1_000;

/**
 * Loads the next track into a second element shortly before it is due, so that the browser has it at hand. Waits until
 * the current one is loaded, so as not to compete with it.
 */
export class TrackPreloader {
  readonly #spare: AudioOutput;
  #preparedSrc: string | null = null;

  constructor(spare: AudioOutput) {
    this.#spare = spare;
  }

  prepare(next: AudioTrack, { positionMs, durationMs, bufferedMs }: AudioPosition): void {
    const due = durationMs > 0 && durationMs - positionMs <= leadMs;
    const loaded = bufferedMs >= durationMs - toleranceMs;
    if (!due || !loaded || this.#preparedSrc === next.src) return;
    this.#preparedSrc = next.src;
    this.#spare.preload = "auto";
    this.#spare.src = next.src;
  }

  release(): void {
    if (this.#preparedSrc === null) return;
    this.#preparedSrc = null;
    unload(this.#spare);
  }
}
