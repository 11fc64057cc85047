import { softenHighs } from "../mixing/filters.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { addDecayingSine } from "./oscillators.ts";

/**
 * A felted piano: stretched partials, each as two strings slightly apart so that they beat, the higher ones dying
 * sooner; under the attack the soft thud of the hammer. `hardness` (0 to 1) is how brightly the key is struck.
 */
export function renderGrandPiano(frequencyHz: number, durationS: number, hardness: number): Float32Array {
  const sound = silence(durationS + 0.35);
  const stiffness = 0.00018 + frequencyHz * 4e-7;
  const ringS = 2.4 * (220 / (frequencyHz + 60)) ** 0.6;
  const partials = Math.min(14, Math.floor(7000 / frequencyHz));
  for (let partial = 1; partial <= partials; partial += 1) {
    const stretched = partial * frequencyHz * Math.sqrt(1 + stiffness * partial * partial);
    const strike = Math.abs(Math.sin(partial * Math.PI * 0.121)) + 0.1;
    const gain = (0.55 * strike * Math.exp(-partial * (0.62 - 0.34 * hardness))) / partial ** 0.25;
    const decayS = ringS / (1 + 0.42 * (partial - 1));
    addDecayingSine(sound, { frequencyHz: stretched, gain, decayS });
    addDecayingSine(sound, { frequencyHz: stretched * 1.0007 + 0.15, gain: gain * 0.55, decayS: decayS * 1.7 });
  }
  const random = createSeededRandom(`hammer ${frequencyHz}`);
  const thud = softenHighs(
    Float32Array.from({ length: Math.round(0.05 * sampleRateHz) }, (_, index) => {
      return (random.next() - 0.5) * 0.5 * (0.4 + hardness) * Math.exp(-index / (0.008 * sampleRateHz));
    }),
    650,
  );
  for (let index = 0; index < thud.length && index < sound.length; index += 1) sound[index]! += thud[index]!;
  return shapeEdges(sound, 0.004, 0.35);
}
