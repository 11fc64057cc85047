import { sampleRateHz } from "./stereo-mix.ts";

/** Cutoffs are looked up once in so many samples. */
const controlInterval = 32;

/**
 * A resonant low-pass of 12 dB an octave whose cutoff moves (state variable filter, trapezoidal integration). In place.
 * `cutoffAtHz` gets the time in seconds; a quality of 0.7 is flat, 4 whistles.
 */
export function sweepLowPass(
  sound: Float32Array,
  cutoffAtHz: (timeS: number) => number,
  quality: number,
): Float32Array {
  const damping = 1 / quality;
  let [low, band, a1, a2, a3] = [0, 0, 0, 0, 0];
  for (let index = 0; index < sound.length; index += 1) {
    if (index % controlInterval === 0) {
      const cutoff = Math.min(cutoffAtHz(index / sampleRateHz), sampleRateHz * 0.45);
      const g = Math.tan((Math.PI * cutoff) / sampleRateHz);
      a1 = 1 / (1 + g * (g + damping));
      a2 = g * a1;
      a3 = g * a2;
    }
    const difference = sound[index]! - low;
    const newBand = a1 * band + a2 * difference;
    const newLow = low + a2 * band + a3 * difference;
    band = 2 * newBand - band;
    low = 2 * newLow - low;
    sound[index] = newLow;
  }
  return sound;
}

/** A low-pass of 6 dB an octave. In place. */
export function softenHighs(sound: Float32Array, cutoffHz: number): Float32Array {
  const share = 1 - Math.exp((-2 * Math.PI * cutoffHz) / sampleRateHz);
  let state = 0;
  for (let index = 0; index < sound.length; index += 1) {
    state += (sound[index]! - state) * share;
    sound[index] = state;
  }
  return sound;
}

/** A high-pass of 6 dB an octave. In place. */
export function softenLows(sound: Float32Array, cutoffHz: number): Float32Array {
  const share = 1 - Math.exp((-2 * Math.PI * cutoffHz) / sampleRateHz);
  let state = 0;
  for (let index = 0; index < sound.length; index += 1) {
    state += (sound[index]! - state) * share;
    sound[index]! -= state;
  }
  return sound;
}
