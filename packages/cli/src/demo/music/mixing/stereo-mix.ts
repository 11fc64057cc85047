export const sampleRateHz = 44_100;

/** What a track is mixed into: two channels, and a mono bus of what is to be heard in the room. */
export interface StereoMix {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly roomSend: Float32Array;
}

export interface Placement {
  readonly atS: number;
  readonly gain: number;
  /** -1 is left, 1 is right; 0 by default. */
  readonly pan?: number;
  /** The share that also goes to the room, 0 by default. */
  readonly room?: number;
}

export function createStereoMix(durationS: number): StereoMix {
  const length = Math.round(durationS * sampleRateHz);
  return { left: new Float32Array(length), right: new Float32Array(length), roomSend: new Float32Array(length) };
}

/** Adds a mono sound with equal-power panning; what reaches beyond the end of the mix is cut. */
export function placeSound(mix: StereoMix, sound: Float32Array, { atS, gain, pan = 0, room = 0 }: Placement): void {
  const start = Math.max(0, Math.round(atS * sampleRateHz));
  const length = Math.min(sound.length, mix.left.length - start);
  const angle = ((pan + 1) * Math.PI) / 4;
  const gainLeft = gain * Math.cos(angle) * Math.SQRT2;
  const gainRight = gain * Math.sin(angle) * Math.SQRT2;
  const gainRoom = gain * room;
  const { left, right, roomSend } = mix;
  for (let index = 0; index < length; index += 1) {
    const value = sound[index]!;
    left[start + index]! += value * gainLeft;
    right[start + index]! += value * gainRight;
    roomSend[start + index]! += value * gainRoom;
  }
}

/** Adds one mix to another of the same length. */
export function addMix(target: StereoMix, source: StereoMix): void {
  for (const channel of ["left", "right", "roomSend"] as const) {
    const into = target[channel];
    const from = source[channel];
    for (let index = 0; index < into.length; index += 1) into[index]! += from[index]!;
  }
}

/** Lowers a mix at each beat and lets it swell back, the pumping of dance music. `depth` 1 silences it at the beat. */
export function duckMix(mix: StereoMix, beatsAtS: readonly number[], depth: number, recoveryS: number): void {
  const length = Math.round(recoveryS * sampleRateHz);
  for (const beatAtS of beatsAtS) {
    const start = Math.round(beatAtS * sampleRateHz);
    const end = Math.min(start + length, mix.left.length);
    for (let index = start; index < end; index += 1) {
      const remaining = 1 - (index - start) / length;
      const gain = 1 - depth * remaining * remaining;
      mix.left[index]! *= gain;
      mix.right[index]! *= gain;
      mix.roomSend[index]! *= gain;
    }
  }
}
