import { sampleRateHz, type StereoMix } from "./stereo-mix.ts";

const lineLengths = [839, 947, 1049, 1151, 1259, 1373, 1483, 1597] as const;
const diffuserLengths = [113, 241] as const;
const lineCount = lineLengths.length;

function diffuse(input: Float32Array, length: number): void {
  const line = new Float32Array(length);
  let position = 0;
  for (let index = 0; index < input.length; index += 1) {
    const delayed = line[position]!;
    const fed = input[index]! + 0.6 * delayed;
    line[position] = fed;
    input[index] = delayed - 0.6 * fed;
    position = position + 1 === length ? 0 : position + 1;
  }
}

/**
 * Adds the reverberation of what was sent to the room: a feedback delay network of eight lines with a Householder
 * matrix. It runs at half the sample rate, which halves its cost and is inaudible as its highs are damped anyway.
 * `decayS` is the time to fall by 60 dB, `damping` (0 to 1) how much duller each reflection gets.
 */
export function addRoom(
  mix: StereoMix,
  { decayS, damping, level }: { decayS: number; damping: number; level: number },
): void {
  const halfLength = mix.roomSend.length >> 1;
  const input = new Float32Array(halfLength);
  for (let index = 0; index < halfLength; index += 1) {
    input[index] = (mix.roomSend[index * 2]! + mix.roomSend[index * 2 + 1]!) * 0.5;
  }
  for (const length of diffuserLengths) diffuse(input, length);

  const ends = Int32Array.from(lineLengths, (_, line) =>
    lineLengths.slice(0, line + 1).reduce((sum, length) => sum + length, 0),
  );
  const starts = Int32Array.from(lineLengths, (length, line) => ends[line]! - length);
  /** All lines in one array, one after the other: `positions` moves within each from its start to its end. */
  const lines = new Float32Array(ends[lineCount - 1]!);
  const feedback = Float64Array.from(lineLengths, (length) => 10 ** ((-3 * length) / (decayS * (sampleRateHz / 2))));
  const positions = starts.slice();
  const damped = new Float64Array(lineCount);
  let lastLeft = 0;
  let lastRight = 0;
  for (let index = 0; index < halfLength; index += 1) {
    let sum = 0;
    for (let line = 0; line < lineCount; line += 1) {
      const heard = lines[positions[line]!]!;
      damped[line] = heard + (damped[line]! - heard) * damping;
      sum += damped[line]!;
    }
    const shared = sum * (2 / lineCount);
    for (let line = 0; line < lineCount; line += 1) {
      const position = positions[line]!;
      lines[position] = input[index]! + (damped[line]! - shared) * feedback[line]!;
      positions[line] = position + 1 === ends[line]! ? starts[line]! : position + 1;
    }
    const left = (damped[0]! + damped[2]! - damped[4]! - damped[6]!) * level;
    const right = (damped[1]! + damped[3]! - damped[5]! - damped[7]!) * level;
    mix.left[index * 2]! += (lastLeft + left) * 0.5;
    mix.left[index * 2 + 1]! += left;
    mix.right[index * 2]! += (lastRight + right) * 0.5;
    mix.right[index * 2 + 1]! += right;
    lastLeft = left;
    lastRight = right;
  }
}
