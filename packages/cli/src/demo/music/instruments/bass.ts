import { sweepLowPass } from "../mixing/filters.ts";
import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { sawtooth, sineOfTurns } from "./oscillators.ts";

/** A finger-like bass: a sine and its octave, rounded by a soft saturation. */
export function renderRoundBass(frequencyHz: number, durationS: number): Float32Array {
  const sound = silence(durationS + 0.06);
  const fall = Math.exp(-1 / (sampleRateHz * 1.4));
  let [phase, level] = [0, 1];
  for (let index = 0; index < sound.length; index += 1) {
    const raw = (sineOfTurns(phase) + 0.28 * sineOfTurns(phase * 2) + 0.1 * sineOfTurns(phase * 3)) * level * 1.3;
    sound[index] = (raw / (1 + 0.4 * Math.abs(raw))) * 0.7;
    phase += frequencyHz / sampleRateHz;
    level *= fall;
  }
  return shapeEdges(sound, 0.008, 0.06);
}

/** An analogue-like bass: a sawtooth over a sine an octave below, through a filter that closes after the attack. */
export function renderSynthBass(frequencyHz: number, durationS: number): Float32Array {
  const sound = silence(durationS + 0.05);
  const step = frequencyHz / sampleRateHz;
  let phase = 0;
  for (let index = 0; index < sound.length; index += 1) {
    sound[index] = 0.45 * sawtooth(phase, step) + 0.5 * sineOfTurns(phase);
    phase = phase + step >= 1 ? phase + step - 1 : phase + step;
  }
  sweepLowPass(sound, (timeS) => 180 + 1500 * Math.exp(-timeS / 0.09), 1.3);
  return shapeEdges(sound, 0.004, 0.05);
}
