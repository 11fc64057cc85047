import { createDecoder, readUint8, readVarString, readVarUint, type Decoder } from "lib0/decoding";

const contentMask = 0x1f;
const [collected, text, skip] = [0, 4, 10];
const [hasOrigin, hasRightOrigin, hasKey] = [0x80, 0x40, 0x20];

/**
 * What an update (format v1) brings: client, clock and length of each run, one behind the other. It knows what this bench writes: text,
 * what a merge leaves out, and what was collected; anything else throws.
 */
export function rangesOf(update: Uint8Array): number[] {
  const decoder = createDecoder(update);
  const ranges: number[] = [];
  for (let clients = readVarUint(decoder); clients > 0; clients -= 1) {
    const structs = readVarUint(decoder);
    const client = readVarUint(decoder);
    let clock = readVarUint(decoder);
    for (let index = 0; index < structs; index += 1) {
      const info = readUint8(decoder);
      const kind = info & contentMask;
      const length = kind === skip || kind === collected ? readVarUint(decoder) : textLength(decoder, info);
      if (kind !== skip) ranges.push(client, clock, length);
      clock += length;
    }
  }
  return ranges;
}

function textLength(decoder: Decoder, info: number): number {
  if ((info & contentMask) !== text) throw new Error(`an item of content ${info & contentMask} was not sent`);
  if ((info & hasOrigin) !== 0) skipId(decoder);
  if ((info & hasRightOrigin) !== 0) skipId(decoder);
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (readVarUint(decoder) === 1) readVarString(decoder);
    else skipId(decoder);
    if ((info & hasKey) !== 0) readVarString(decoder);
  }
  // ASCII, as it was sent: as many characters as bytes.
  const bytes = readVarUint(decoder);
  decoder.pos += bytes;
  return bytes;
}

function skipId(decoder: Decoder): void {
  readVarUint(decoder);
  readVarUint(decoder);
}
