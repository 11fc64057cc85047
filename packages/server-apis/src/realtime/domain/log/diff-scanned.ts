import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readStruct, type ScannedUpdate, type StructBlock } from "./scan-update.ts";

type Rest = Pick<StructBlock, "client" | "clock" | "count" | "bodyStart" | "bodyEnd">;

/**
 * What whoever has this state vector lacks of an update, with all that it deletes. Structs are not cut: one of which a part is known comes whole, and
 * Yjs passes over that part. Throws where it is no state vector.
 */
export function diffScanned(update: ScannedUpdate, stateVector: Uint8Array): Uint8Array {
  const known = readStateVector(stateVector);
  if (known.size === 0) return update.bytes;
  const rests = update.blocks.flatMap((block) => restBehind(update.bytes, block, known.get(block.client) ?? 0));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rests.length);
  for (const { client, clock, count, bodyStart, bodyEnd } of rests) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8Array(encoder, update.bytes.subarray(bodyStart, bodyEnd));
  }
  encoding.writeUint8Array(encoder, update.bytes.subarray(update.deletedStart));
  return encoding.toUint8Array(encoder);
}

function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> {
  const decoder = decoding.createDecoder(bytes);
  const clocks = new Map<number, number>();
  const clients = decoding.readVarUint(decoder);
  for (let index = 0; index < clients; index += 1) {
    const client = decoding.readVarUint(decoder);
    clocks.set(client, decoding.readVarUint(decoder));
  }
  return clocks;
}

/** The block from the struct on in which `knownClock` lies. */
function restBehind(bytes: Uint8Array, block: StructBlock, knownClock: number): Rest[] {
  if (knownClock <= block.clock) return [block];
  if (knownClock >= block.endClock) return [];
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = block.bodyStart;
  let { clock, count } = block;
  for (; ; count -= 1) {
    const bodyStart = decoder.pos;
    const end = clock + readStruct(decoder, block.client, clock);
    if (end > knownClock) return [{ ...block, clock, count, bodyStart }];
    clock = end;
  }
}
