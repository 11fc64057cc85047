import type { BitWriter } from "./bit-writer.ts";

const maxOrder = 4;
const maxPartitionOrder = 6;
/** The escape code of four-bit Rice parameters, so the largest usable one is 14 (RFC 9639 section 9.2.7.2). */
const maxRiceParameter = 14;

/** What is left of each sample after a fixed predictor of the given order (RFC 9639 section 9.2.5). */
function differences(samples: Int32Array): Int32Array[] {
  const orders = [samples];
  for (let order = 1; order <= maxOrder; order += 1) {
    const previous = orders[order - 1]!;
    const next = new Int32Array(samples.length);
    for (let index = order; index < samples.length; index += 1) next[index] = previous[index]! - previous[index - 1]!;
    orders.push(next);
  }
  return orders;
}

function sumOfMagnitudes(residual: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += Math.abs(residual[index]!);
  return sum;
}

/** The Rice parameter for so many values of such a total magnitude, and about how many bits they take with it. */
function chooseRice(sum: number, count: number): { parameter: number; bits: number } {
  const folded = 2 * sum;
  const parameter = Math.max(
    0,
    Math.min(maxRiceParameter, Math.floor(Math.log2((folded / Math.max(1, count)) * 0.7 + 1))),
  );
  return { parameter, bits: 4 + count * (parameter + 1) + folded / 2 ** parameter };
}

interface Partition {
  readonly from: number;
  readonly to: number;
  readonly parameter: number;
}

function partition(
  residual: Int32Array,
  order: number,
  partitionOrder: number,
): { partitions: Partition[]; bits: number } {
  const size = residual.length >> partitionOrder;
  const partitions: Partition[] = [];
  let total = 0;
  for (let start = 0; start < residual.length; start += size) {
    const from = Math.max(start, order);
    const to = start + size;
    const { parameter, bits } = chooseRice(sumOfMagnitudes(residual, from, to), to - from);
    partitions.push({ from, to, parameter });
    total += bits;
  }
  return { partitions, bits: total };
}

export interface Subframe {
  readonly bits: number;
  readonly write: (writer: BitWriter) => void;
}

/** Plans the smallest of the fixed predictors' subframes for samples of so many bits (up to 17, a side channel). */
export function planSubframe(samples: Int32Array, bitsPerSample: number): Subframe {
  const residuals = differences(samples);
  let order = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [candidate, residual] of residuals.entries()) {
    if (candidate >= samples.length) break;
    const sum = sumOfMagnitudes(residual, maxOrder, residual.length);
    if (sum < smallest) [order, smallest] = [candidate, sum];
  }
  const residual = residuals[order]!;

  let partitionOrder = 0;
  let best = partition(residual, order, 0);
  for (let candidate = 1; candidate <= maxPartitionOrder; candidate += 1) {
    if (samples.length % (1 << candidate) !== 0 || samples.length >> candidate <= maxOrder) break;
    const planned = partition(residual, order, candidate);
    if (planned.bits < best.bits) [partitionOrder, best] = [candidate, planned];
  }

  return {
    bits: best.bits + order * bitsPerSample,
    write: (writer) => {
      writer.write(0b0_001_000_0 | (order << 1), 8);
      for (let index = 0; index < order; index += 1) writer.write(samples[index]!, bitsPerSample);
      writer.write(0b00, 2);
      writer.write(partitionOrder, 4);
      for (const { from, to, parameter } of best.partitions) {
        writer.write(parameter, 4);
        for (let index = from; index < to; index += 1) {
          const value = residual[index]!;
          const folded = value < 0 ? -2 * value - 1 : 2 * value;
          writer.writeUnary(folded >>> parameter);
          if (parameter > 0) writer.write(folded, parameter);
        }
      }
    },
  };
}
