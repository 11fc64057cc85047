import { BitWriter } from "./bit-writer.ts";
import { crc16, crc8 } from "./cyclic-redundancy.ts";
import { planSubframe, type Subframe } from "./flac-subframe.ts";

interface ChannelPlan {
  /** The channel assignment of RFC 9639 section 9.1.3. */
  readonly assignment: number;
  readonly subframes: readonly [Subframe, Subframe];
}

function planChannels(left: Int32Array, right: Int32Array): ChannelPlan {
  const plainLeft = planSubframe(left, 16);
  const plainRight = planSubframe(right, 16);
  const side = planSubframe(
    left.map((value, index) => value - right[index]!),
    17,
  );
  const mid = planSubframe(
    left.map((value, index) => (value + right[index]!) >> 1),
    16,
  );
  const plans: readonly [ChannelPlan, ...ChannelPlan[]] = [
    { assignment: 0b0001, subframes: [plainLeft, plainRight] },
    { assignment: 0b1000, subframes: [plainLeft, side] },
    { assignment: 0b1001, subframes: [side, plainRight] },
    { assignment: 0b1010, subframes: [mid, side] },
  ];
  const bitsOf = ({ subframes }: ChannelPlan): number => subframes[0].bits + subframes[1].bits;
  return plans.reduce((best, plan) => (bitsOf(plan) < bitsOf(best) ? plan : best));
}

/** The frame's number in the extended UTF-8 coding of RFC 9639 section 9.1.5; up to 65,535 frames (over an hour). */
function writeFrameNumber(writer: BitWriter, number: number): void {
  if (number < 0x80) {
    writer.write(number, 8);
  } else if (number < 0x800) {
    writer.write(0xc0 | (number >> 6), 8);
    writer.write(0x80 | (number & 0x3f), 8);
  } else {
    writer.write(0xe0 | (number >> 12), 8);
    writer.write(0x80 | ((number >> 6) & 0x3f), 8);
    writer.write(0x80 | (number & 0x3f), 8);
  }
}

/** One frame of 16-bit stereo at 44.1 kHz, the two channels coded in the smallest way (RFC 9639 section 9). */
export function encodeFlacFrame(left: Int32Array, right: Int32Array, frameNumber: number): Uint8Array {
  const { assignment, subframes } = planChannels(left, right);
  const writer = new BitWriter();
  writer.write(0b1111_1111_1111_1000, 16);
  writer.write(0b0111_1001, 8);
  writer.write(assignment, 4);
  writer.write(0b1000, 4);
  writeFrameNumber(writer, frameNumber);
  writer.write(left.length - 1, 16);
  writer.write(crc8(writer.bytes()), 8);
  for (const subframe of subframes) subframe.write(writer);
  writer.alignToByte();
  writer.write(crc16(writer.bytes()), 16);
  return writer.bytes();
}
