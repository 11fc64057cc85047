import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { sineOfTurns } from "./oscillators.ts";

/** A tine piano by frequency modulation: a warm body that clears as it rings, and a short bell at the strike. */
export function renderElectricPiano(frequencyHz: number, durationS: number): Float32Array {
  const sound = silence(durationS + 0.25);
  const step = frequencyHz / sampleRateHz;
  const bodyFall = Math.exp(-1 / (sampleRateHz * 1.1 * (260 / (frequencyHz + 140))));
  const edgeFall = Math.exp(-1 / (sampleRateHz * 0.28));
  const bellFall = Math.exp(-1 / (sampleRateHz * 0.09));
  let [phase, body, edge, bell] = [0, 0.6, 0.2, 0.05];
  for (let index = 0; index < sound.length; index += 1) {
    const modulator = sineOfTurns(phase) * (0.05 + edge);
    sound[index] = body * sineOfTurns(phase + modulator + 1) + bell * sineOfTurns(phase * 7.02);
    phase += step;
    body *= bodyFall;
    edge *= edgeFall;
    bell *= bellFall;
  }
  return shapeEdges(sound, 0.003, 0.25);
}
