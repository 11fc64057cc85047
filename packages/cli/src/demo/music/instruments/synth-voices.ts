import { sweepLowPass } from "../mixing/filters.ts";
import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { pulse, sawtooth, sineOfTurns } from "./oscillators.ts";

/** A short arpeggio voice: two sawtooths a little apart through a filter that snaps shut. */
export function renderSynthPluck(frequencyHz: number, opennessHz: number): Float32Array {
  const sound = silence(0.5);
  const lowStep = (frequencyHz * 0.9975) / sampleRateHz;
  const highStep = (frequencyHz * 1.0025) / sampleRateHz;
  const fall = Math.exp(-1 / (sampleRateHz * 0.16));
  let [low, high, level] = [0, 0.4, 0.5];
  for (let index = 0; index < sound.length; index += 1) {
    sound[index] = (sawtooth(low, lowStep) + sawtooth(high, highStep)) * level;
    low = low + lowStep >= 1 ? low + lowStep - 1 : low + lowStep;
    high = high + highStep >= 1 ? high + highStep - 1 : high + highStep;
    level *= fall;
  }
  sweepLowPass(sound, (timeS) => 350 + opennessHz * Math.exp(-timeS / 0.07), 1.6);
  return shapeEdges(sound, 0.002, 0.1);
}

/** A singing lead of the first game consoles: a pulse wave whose width breathes, with vibrato after the attack. */
export function renderPulseLead(frequencyHz: number, durationS: number): Float32Array {
  const sound = silence(durationS + 0.08);
  let [phase, timeS] = [0, 0];
  const baseStep = frequencyHz / sampleRateHz;
  for (let index = 0; index < sound.length; index += 1) {
    timeS += 1 / sampleRateHz;
    const vibrato = 0.005 * Math.min(1, timeS * 3) * sineOfTurns(timeS * 5.4 + 1);
    const step = baseStep * (1 + vibrato);
    sound[index] =
      0.5 * pulse(phase, step, 0.3 + 0.12 * sineOfTurns(timeS * 0.9 + 1)) * (0.55 + 0.45 * Math.exp(-timeS * 4));
    phase = phase + step >= 1 ? phase + step - 1 : phase + step;
  }
  sweepLowPass(sound, (at) => 1400 + 2600 * Math.exp(-at / 0.2), 0.8);
  return shapeEdges(sound, 0.006, 0.08);
}
