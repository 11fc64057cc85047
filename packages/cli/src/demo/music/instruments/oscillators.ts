import { sampleRateHz } from "../mixing/stereo-mix.ts";

const sineLength = 16_384;
const sineTable = Float32Array.from({ length: sineLength }, (_, index) => Math.sin((2 * Math.PI * index) / sineLength));

/** The sine of a phase counted in turns (1 is a full circle), from a table: several times faster than Math.sin. */
export function sineOfTurns(turns: number): number {
  return sineTable[(turns * sineLength) & (sineLength - 1)]!;
}

export const waveLength = 2048;

/** One period as a sum of the harmonics below 16 kHz, so that it does not alias at this frequency; peak-free scaling is the caller's. */
export function createWave(frequencyHz: number, amplitudeOf: (harmonic: number) => number): Float32Array {
  const wave = new Float32Array(waveLength);
  const harmonics = Math.min(64, Math.floor(16_000 / frequencyHz));
  for (let harmonic = 1; harmonic <= harmonics; harmonic += 1) {
    const amplitude = amplitudeOf(harmonic);
    if (Math.abs(amplitude) < 1e-4) continue;
    for (let index = 0; index < waveLength; index += 1) {
      wave[index]! += amplitude * sineTable[(index * harmonic * (sineLength / waveLength)) & (sineLength - 1)]!;
    }
  }
  return wave;
}

/** The correction that rounds a sawtooth's edge over one sample on either side, against aliasing (polyBLEP). */
function edgeCorrection(phase: number, step: number): number {
  if (phase < step) {
    const position = phase / step;
    return position + position - position * position - 1;
  }
  if (phase > 1 - step) {
    const position = (phase - 1) / step;
    return position * position + position + position + 1;
  }
  return 0;
}

/** A sawtooth from -1 to 1 at a phase in [0, 1) that advances by `step` a sample. */
export function sawtooth(phase: number, step: number): number {
  return 2 * phase - 1 - edgeCorrection(phase, step);
}

/** A pulse of the given width (0.5 is a square) as the difference of two sawtooths. */
export function pulse(phase: number, step: number, width: number): number {
  const shifted = phase + width >= 1 ? phase + width - 1 : phase + width;
  return (sawtooth(phase, step) - sawtooth(shifted, step)) * 0.5 + width - 0.5;
}

/** Adds an exponentially decaying sine by the two-pole recurrence. `decayS` is the time to fall to 1/e. */
export function addDecayingSine(
  sound: Float32Array,
  { frequencyHz, gain, decayS }: { frequencyHz: number; gain: number; decayS: number },
): void {
  if (frequencyHz > sampleRateHz * 0.42 || gain < 1e-4) return;
  const angle = (2 * Math.PI * frequencyHz) / sampleRateHz;
  const radius = Math.exp(-1 / (decayS * sampleRateHz));
  const first = 2 * radius * Math.cos(angle);
  const second = -radius * radius;
  const length = Math.min(sound.length, Math.ceil(decayS * sampleRateHz * Math.log(gain / 2e-5)));
  let previous = 0;
  let current = gain * radius * Math.sin(angle);
  for (let index = 1; index < length; index += 1) {
    sound[index]! += current;
    const next = first * current + second * previous;
    previous = current;
    current = next;
  }
}
