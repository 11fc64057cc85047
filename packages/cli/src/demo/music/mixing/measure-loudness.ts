import { sampleRateHz } from "./stereo-mix.ts";

/** K-weighting at 44.1 kHz (ITU-R BS.1770-5 annex 1): a shelf for the head, then a high-pass. b0 b1 b2 a1 a2. */
const shelf = [1.53084123, -2.6509799951, 1.1690790799, -1.6636551132, 0.712595428] as const;
const highPass = [1, -2, 1, -1.9891696736, 0.9891990357] as const;
const blockLength = Math.round(0.1 * sampleRateHz);
/** A gating block of 400 ms is four of our blocks, so that blocks overlap by 75 %. */
const blocksPerGate = 4;

/** The sum of squares after K-weighting, for each 100 ms. */
function weightedEnergies(channel: Float32Array): Float64Array {
  const energies = new Float64Array(Math.floor(channel.length / blockLength));
  let [s1, s2, h1, h2] = [0, 0, 0, 0];
  for (let block = 0; block < energies.length; block += 1) {
    let energy = 0;
    for (let index = block * blockLength; index < (block + 1) * blockLength; index += 1) {
      const shelfState = channel[index]! - shelf[3] * s1 - shelf[4] * s2;
      const shelved = shelf[0] * shelfState + shelf[1] * s1 + shelf[2] * s2;
      s2 = s1;
      s1 = shelfState;
      const passState = shelved - highPass[3] * h1 - highPass[4] * h2;
      const passed = passState - 2 * h1 + h2;
      h2 = h1;
      h1 = passState;
      energy += passed * passed;
    }
    energies[block] = energy;
  }
  return energies;
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Integrated loudness in LUFS of a stereo signal (ITU-R BS.1770-5 with both gates); minus infinity for silence. */
export function measureLoudness(left: Float32Array, right: Float32Array): number {
  const leftEnergies = weightedEnergies(left);
  const rightEnergies = weightedEnergies(right);
  const powers: number[] = [];
  for (let block = 0; block + blocksPerGate <= leftEnergies.length; block += 1) {
    let energy = 0;
    for (let part = block; part < block + blocksPerGate; part += 1)
      energy += leftEnergies[part]! + rightEnergies[part]!;
    powers.push(energy / (blocksPerGate * blockLength));
  }
  const audible = powers.filter((power) => toLufs(power) > -70);
  if (audible.length === 0) return Number.NEGATIVE_INFINITY;
  const relativeGate = toLufs(mean(audible)) - 10;
  return toLufs(mean(audible.filter((power) => toLufs(power) > relativeGate)));
}
