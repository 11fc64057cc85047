const blockLength = 64;
/** How far the limiter looks ahead and how long it holds, in blocks: about 12 ms on either side. */
const reachBlocks = 8;

/** The gain each block would need for its own peak not to pass the ceiling. */
function neededGains(left: Float32Array, right: Float32Array, ceiling: number): Float32Array {
  const gains = new Float32Array(Math.ceil(left.length / blockLength)).fill(1);
  for (let block = 0; block < gains.length; block += 1) {
    let peak = 0;
    const end = Math.min((block + 1) * blockLength, left.length);
    for (let index = block * blockLength; index < end; index += 1) {
      peak = Math.max(peak, Math.abs(left[index]!), Math.abs(right[index]!));
    }
    if (peak > ceiling) gains[block] = ceiling / peak;
  }
  return gains;
}

function overReach(values: Float32Array, reach: number, combine: (window: Float32Array) => number): Float32Array {
  return values.map((_, block) => combine(values.subarray(Math.max(0, block - reach), block + reach + 1)));
}

const mean = (window: Float32Array): number => window.reduce((sum, gain) => sum + gain, 0) / window.length;

/**
 * Keeps both channels at or below `ceiling` (1 is full scale) without distortion: gain falls before a peak and rises
 * after it in a smooth curve. The minimum over the reach, then the mean over one block less, is never above what a
 * block needs, neither in that block nor in its neighbours, so interpolating between them is safe.
 */
export function limitPeaks(left: Float32Array, right: Float32Array, ceiling: number): void {
  const lowest = overReach(neededGains(left, right, ceiling), reachBlocks, (window) => Math.min(...window));
  const gains = overReach(lowest, reachBlocks - 1, mean);
  for (let index = 0; index < left.length; index += 1) {
    const position = index / blockLength;
    const block = Math.floor(position);
    const gain = gains[block]!;
    const applied = gain + ((gains[block + 1] ?? gain) - gain) * (position - block);
    left[index]! *= applied;
    right[index]! *= applied;
  }
}
