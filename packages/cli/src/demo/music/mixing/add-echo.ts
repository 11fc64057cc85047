import { sampleRateHz, type StereoMix } from "./stereo-mix.ts";

/** Adds echoes of what was sent to the room that change sides and grow duller; the echoes go to the room too. */
export function addEcho(
  mix: StereoMix,
  { delayS, feedback, level }: { delayS: number; feedback: number; level: number },
): void {
  const delay = Math.round(delayS * sampleRateHz);
  const near = new Float32Array(delay);
  const far = new Float32Array(delay);
  let dull = 0;
  let position = 0;
  for (let index = 0; index < mix.left.length; index += 1) {
    const left = near[position]!;
    const right = far[position]!;
    dull += (right - dull) * 0.35;
    near[position] = mix.roomSend[index]! + dull * feedback;
    far[position] = left * feedback;
    mix.left[index]! += left * level;
    mix.right[index]! += right * level;
    mix.roomSend[index]! += (left + right) * level * 0.3;
    position = position + 1 === delay ? 0 : position + 1;
  }
}
