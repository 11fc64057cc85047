import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ClockRange } from "./clock-range.ts";
import { mergeRanges } from "./merge-ranges.ts";
import { scanUpdate, type ScannedUpdate, type StructBlock } from "./scan-update.ts";

/** Y.mergeUpdates sorts all it merges for each struct: of many it is quick in small lots only. */
const mergedAtOnce = 32;

type Part = { block: StructBlock; bytes: Uint8Array };

/**
 * One update of several. Where the structs of each client follow each other, as they do when people write, their bytes are put one behind the
 * other; only what overlaps or leaves gaps is taken apart.
 */
export function mergeScanned(updates: readonly ScannedUpdate[]): ScannedUpdate {
  const [first] = updates;
  if (first !== undefined && updates.length === 1) return first;
  return concatenate(updates) ?? mergeInLots(updates.map(({ bytes }) => bytes));
}

function mergeInLots(updates: readonly Uint8Array[]): ScannedUpdate {
  let lots = [...updates];
  while (lots.length > 1) {
    const merged: Uint8Array[] = [];
    for (let at = 0; at < lots.length; at += mergedAtOnce)
      merged.push(Y.mergeUpdates(lots.slice(at, at + mergedAtOnce)));
    lots = merged;
  }
  const scanned = lots[0] === undefined ? null : scanUpdate(lots[0]);
  if (scanned === null) throw new Error("what was merged of updates is no update");
  return scanned;
}

/** Null where they do not simply follow each other. */
function concatenate(updates: readonly ScannedUpdate[]): ScannedUpdate | null {
  const byClient = new Map<number, Part[]>();
  for (const { blocks, bytes } of updates) {
    for (const block of blocks) {
      const parts = byClient.get(block.client);
      if (parts === undefined) byClient.set(block.client, [{ block, bytes }]);
      else if (!follows(parts, block, bytes)) return null;
    }
  }
  const clients = [...byClient.values()].toSorted((a, b) => clientOf(b) - clientOf(a));
  return encodeParts(clients, mergeRanges(updates.flatMap(({ deleted }) => deleted)));
}

const clientOf = (parts: readonly Part[]): number => parts[0]?.block.client ?? 0;

/** Whether the block can stand behind (or, come late, before) the parts that are there; puts it there. */
function follows(parts: Part[], block: StructBlock, bytes: Uint8Array): boolean {
  if (parts.at(-1)?.block.endClock === block.clock) {
    parts.push({ block, bytes });
    return true;
  }
  if (parts[0]?.block.clock !== block.endClock) return false;
  parts.unshift({ block, bytes });
  return true;
}

function encodeParts(clients: readonly (readonly Part[])[], deleted: readonly ClockRange[]): ScannedUpdate {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  const blocks = clients.map((parts) => encodeBlock(encoder, parts));
  const deletedStart = encoding.length(encoder);
  writeDeleted(encoder, deleted);
  return { bytes: encoding.toUint8Array(encoder), blocks, deleted, deletedStart };
}

function encodeBlock(encoder: encoding.Encoder, parts: readonly Part[]): StructBlock {
  const client = clientOf(parts);
  const clock = parts[0]?.block.clock ?? 0;
  const count = parts.reduce((sum, { block }) => sum + block.count, 0);
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  const bodyStart = encoding.length(encoder);
  for (const { block, bytes } of parts) {
    encoding.writeUint8Array(encoder, bytes.subarray(block.bodyStart, block.bodyEnd));
  }
  const skipped = parts.flatMap(({ block }) => block.skipped ?? []);
  return {
    client,
    clock,
    endClock: parts.at(-1)?.block.endClock ?? clock,
    count,
    bodyStart,
    bodyEnd: encoding.length(encoder),
    skipped: skipped.length === 0 ? null : skipped,
  };
}

/** `deleted` is in order: of each client its ranges one after the other. */
export function writeDeleted(encoder: encoding.Encoder, deleted: readonly ClockRange[]): void {
  const byClient = Map.groupBy(deleted, ({ client }) => client);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { start, end } of ranges) {
      encoding.writeVarUint(encoder, start);
      encoding.writeVarUint(encoder, end - start);
    }
  }
}
