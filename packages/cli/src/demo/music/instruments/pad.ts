import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { createWave, sineOfTurns, waveLength } from "./oscillators.ts";

export interface PadNote {
  readonly frequencyHz: number;
  readonly durationS: number;
  readonly attackS: number;
  readonly releaseS: number;
  /** 0 is a flute, 1 an open string machine. */
  readonly brightness: number;
  /** How far the voices of this side are detuned; the two sides of a stereo pad get different values. */
  readonly detuneCents: number;
}

/** A sustained chord tone: two detuned voices that drift slowly between a dark and a bright spectrum. */
export function renderPad({
  frequencyHz,
  durationS,
  attackS,
  releaseS,
  brightness,
  detuneCents,
}: PadNote): Float32Array {
  const dark = createWave(frequencyHz, (harmonic) => 0.5 / harmonic ** 2.6);
  const bright = createWave(
    frequencyHz,
    (harmonic) => (0.5 / harmonic) * Math.exp((-harmonic * 0.16) / (brightness + 0.05)),
  );
  const sound = silence(durationS + releaseS);
  const baseStep = (frequencyHz * waveLength) / sampleRateHz;
  const driftStep = 0.13 / sampleRateHz;
  for (const [voice, cents] of [detuneCents, -detuneCents * 0.7].entries()) {
    const step = baseStep * 2 ** (cents / 1200);
    let position = voice * 811 + Math.abs(detuneCents) * 37;
    let drift = voice * 0.37 + Math.abs(detuneCents) * 0.05;
    for (let index = 0; index < sound.length; index += 1) {
      const slot = position & (waveLength - 1);
      const openness = 0.5 + 0.4 * sineOfTurns(drift);
      sound[index]! += dark[slot]! + (bright[slot]! - dark[slot]!) * openness;
      position += step;
      drift += driftStep;
    }
  }
  return shapeEdges(sound, attackS, releaseS);
}
