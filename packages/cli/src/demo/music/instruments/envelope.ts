import { sampleRateHz } from "../mixing/stereo-mix.ts";

/** Shapes a sound's start and end by raised cosines, so that neither clicks. In place. */
export function shapeEdges(sound: Float32Array, attackS: number, releaseS: number): Float32Array {
  const attack = Math.min(sound.length, Math.round(attackS * sampleRateHz));
  for (let index = 0; index < attack; index += 1) sound[index]! *= 0.5 - 0.5 * Math.cos((Math.PI * index) / attack);
  const release = Math.min(sound.length, Math.round(releaseS * sampleRateHz));
  for (let index = 0; index < release; index += 1) {
    sound[sound.length - 1 - index]! *= 0.5 - 0.5 * Math.cos((Math.PI * index) / release);
  }
  return sound;
}

export function silence(durationS: number): Float32Array {
  return new Float32Array(Math.round(durationS * sampleRateHz));
}
