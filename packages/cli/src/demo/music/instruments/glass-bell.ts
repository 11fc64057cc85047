import { shapeEdges, silence } from "./envelope.ts";
import { addDecayingSine } from "./oscillators.ts";

const partials = [
  { ratio: 1, gain: 0.5, decayS: 1.9 },
  { ratio: 1.003, gain: 0.3, decayS: 2.4 },
  { ratio: 2.756, gain: 0.14, decayS: 0.7 },
  { ratio: 5.404, gain: 0.06, decayS: 0.28 },
  { ratio: 8.933, gain: 0.03, decayS: 0.12 },
] as const;

/** A struck glass: the partials of a free bar, the higher the shorter. */
export function renderGlassBell(frequencyHz: number): Float32Array {
  const sound = silence(4);
  for (const { ratio, gain, decayS } of partials)
    addDecayingSine(sound, { frequencyHz: frequencyHz * ratio, gain, decayS });
  return shapeEdges(sound, 0.006, 0.5);
}
