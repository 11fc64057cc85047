import * as decoding from "lib0/decoding";
import type { ClockRange } from "./clock-range.ts";
import { skipContent } from "./skip-content.ts";

/** The structs of one client in an update: one after the other, those between `bodyStart` and `bodyEnd` of the bytes. */
export type StructBlock = {
  client: number;
  /** Clocks from `clock` to before `endClock`, without those in `skipped`. */
  clock: number;
  endClock: number;
  /** How many structs. */
  count: number;
  bodyStart: number;
  bodyEnd: number;
  /** Start and end of each gap, one after the other; null where there is none, as mostly. */
  skipped: number[] | null;
};

/** What an update (v1) brings, without having made anything of it. */
export type ScannedUpdate = {
  bytes: Uint8Array;
  /** By client, the highest first, as Yjs writes them; no client twice. */
  blocks: readonly StructBlock[];
  deleted: readonly ClockRange[];
  /** Where the delete set begins. */
  deletedStart: number;
};

/** Item has: an origin, a right origin, a key below its parent. Together with the kind of content they are a struct's first byte. */
const hasOrigin = 0b1000_0000;
const hasRightOrigin = 0b0100_0000;
const hasParentKey = 0b0010_0000;
const contentBits = 0b0001_1111;
const skipInfo = 10;

/**
 * Reads an update of Yjs (v1) to its last byte. Null where it is none, or where a struct refers to what can only come after it, which would throw
 * in every document that took it; also where it is not in the order in which Yjs writes.
 */
export function scanUpdate(bytes: Uint8Array): ScannedUpdate | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    const blocks = readBlocks(decoder);
    const deletedStart = decoder.pos;
    const deleted = readDeleted(decoder);
    return decoding.hasContent(decoder) ? null : { bytes, blocks, deleted, deletedStart };
  } catch {
    return null;
  }
}

function readBlocks(decoder: decoding.Decoder): StructBlock[] {
  const blocks: StructBlock[] = [];
  const clients = decoding.readVarUint(decoder);
  let above = Number.POSITIVE_INFINITY;
  for (let index = 0; index < clients; index += 1) {
    const block = readBlock(decoder);
    if (block.client >= above) throw new RangeError("clients out of order");
    above = block.client;
    if (block.count > 0) blocks.push(block);
  }
  return blocks;
}

function readBlock(decoder: decoding.Decoder): StructBlock {
  const count = decoding.readVarUint(decoder);
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const bodyStart = decoder.pos;
  let endClock = clock;
  let skipped: number[] | null = null;
  for (let index = 0; index < count; index += 1) {
    const isSkip = nextByte(decoder) === skipInfo;
    const length = readStruct(decoder, client, endClock);
    if (length === 0 || !Number.isSafeInteger(endClock + length)) throw new RangeError("a struct of no length");
    if (isSkip) (skipped ??= []).push(endClock, endClock + length);
    endClock += length;
  }
  return { client, clock, endClock, count, bodyStart, bodyEnd: decoder.pos, skipped };
}

const nextByte = (decoder: decoding.Decoder): number | undefined => decoder.arr[decoder.pos];

/** Reads over a struct and gives its length in clocks. Throws where it is none. */
export function readStruct(decoder: decoding.Decoder, client: number, clock: number): number {
  const info = decoding.readUint8(decoder);
  const content = info & contentBits;
  if (info === skipInfo || content === 0) return decoding.readVarUint(decoder);
  const hasNeighbour = (info & (hasOrigin | hasRightOrigin)) !== 0;
  if ((info & hasOrigin) !== 0) readEarlier(decoder, client, clock);
  if ((info & hasRightOrigin) !== 0) readEarlier(decoder, client, clock);
  if (!hasNeighbour) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
    else readEarlier(decoder, client, clock);
    if ((info & hasParentKey) !== 0) decoding.readVarString(decoder);
  }
  return skipContent(decoder, content);
}

/** The id of a struct that must be there before the one at `clock`: of the same client it has a lower clock. */
function readEarlier(decoder: decoding.Decoder, client: number, clock: number): void {
  const ofClient = decoding.readVarUint(decoder);
  const ofClock = decoding.readVarUint(decoder);
  if (ofClient === client && ofClock >= clock) throw new RangeError("a struct that refers to a later one");
}

function readDeleted(decoder: decoding.Decoder): ClockRange[] {
  const deleted: ClockRange[] = [];
  const clients = decoding.readVarUint(decoder);
  for (let index = 0; index < clients; index += 1) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    for (let range = 0; range < count; range += 1) {
      const start = decoding.readVarUint(decoder);
      const end = start + decoding.readVarUint(decoder);
      if (!Number.isSafeInteger(end)) throw new RangeError("a deletion without an end");
      if (end > start) deleted.push({ client, start, end });
    }
  }
  return deleted;
}
