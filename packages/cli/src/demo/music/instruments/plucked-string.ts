import { softenHighs } from "../mixing/filters.ts";
import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { shapeEdges, silence } from "./envelope.ts";

export interface PluckedNote {
  readonly frequencyHz: number;
  readonly durationS: number;
  /** Cutoff of the pluck: a thumb is about 1500, a nail 5000. */
  readonly brightnessHz: number;
  /** Time to fall by 60 dB. */
  readonly decayS: number;
}

/** A plucked string: a burst of noise running round a damped delay line (Karplus and Strong), tuned by interpolation. */
export function renderPluckedString({ frequencyHz, durationS, brightnessHz, decayS }: PluckedNote): Float32Array {
  const sound = silence(durationS + 0.12);
  const period = sampleRateHz / frequencyHz - 0.5;
  const whole = Math.floor(period);
  const fraction = period - whole;
  const random = createSeededRandom(`string ${frequencyHz}`);
  const burst = softenHighs(
    Float32Array.from({ length: whole + 1 }, () => random.next() * 2 - 1),
    brightnessHz,
  );
  const pickedAt = Math.round(whole * 0.17);
  const line = burst.map((value, index) => value - 0.8 * burst[(index + pickedAt) % burst.length]!);
  let energy = 0;
  for (const value of line) energy += value * value;
  const scale = 0.32 / Math.sqrt(energy / line.length + 1e-9);
  const loss = 10 ** (-3 / (decayS * frequencyHz));
  let position = 0;
  let last = 0;
  for (let index = 0; index < sound.length; index += 1) {
    const following = position + 1 === line.length ? 0 : position + 1;
    const current = line[position]! + (line[following]! - line[position]!) * (1 - fraction);
    sound[index] = current * scale;
    line[position] = (current + last) * 0.5 * loss;
    last = current;
    position = following;
  }
  return shapeEdges(sound, 0.001, 0.12);
}
