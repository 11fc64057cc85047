import type { Waveform } from "../domain/ports.ts";

/** How fine it is measured before it is known how long the sound is. */
const binsPerSecond = 100;
/** More of a sound is not looked at. */
const longestSeconds = 12 * 3_600;
const mostPeaks = 1_200;

/** Measures how loud a sound is while it is decoded, in memory that does not grow with its samples. */
export class PeakMeter {
  readonly #bins: number[] = [];
  /** Seconds of sound so far. */
  #seconds = 0;

  /** The next stretch, from -1 to 1, a column a channel. False once it has heard enough. */
  add(channels: readonly Float32Array[], samplesPerSecond: number): boolean {
    const length = channels[0]?.length ?? 0;
    if (!(samplesPerSecond > 0)) return false;
    const before = this.#seconds;
    for (const channel of channels) {
      for (let at = 0; at < length; at += 1) {
        const bin = Math.floor((before + at / samplesPerSecond) * binsPerSecond);
        const loudness = Math.abs(channel[at] ?? 0);
        if (loudness > (this.#bins[bin] ?? -1)) this.#bins[bin] = loudness;
      }
    }
    this.#seconds += length / samplesPerSecond;
    return this.#seconds < longestSeconds;
  }

  /** Null where no sound was heard. */
  finish(): Waveform | null {
    if (this.#bins.length === 0) return null;
    const count = Math.min(mostPeaks, this.#bins.length);
    const peaks = new Uint8Array(count);
    for (let n = 0; n < count; n += 1) {
      const stretch = [Math.floor((n * this.#bins.length) / count), Math.floor(((n + 1) * this.#bins.length) / count)];
      const loudest = this.#bins.slice(...stretch).reduce((largest, bin) => Math.max(largest, bin), 0);
      peaks[n] = Math.min(255, Math.round(loudest * 255));
    }
    return { durationMs: Math.round(this.#seconds * 1000), peaks };
  }
}
