import * as encoding from "lib0/encoding";
import { type ByteReader, MalformedBytes, parseBytes, readStateVector } from "./byte-reader.ts";

/** What a client of the npm package y-websocket sends, one in each binary message (y-protocols 1: sync, awareness). */
export type YMessage =
  | { kind: "step-1"; stateVector: Uint8Array | null }
  /** Sync step 2, which answers ours, or an update. */
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; update: Uint8Array }
  | { kind: "query-awareness" };

const messageSync = 0;
const messageAwareness = 1;
const messageAuth = 2;
const messageQueryAwareness = 3;

const syncStep1 = 0;
const syncStep2 = 1;
const syncUpdate = 2;

const permissionDenied = 0;

const mostStateVectorBytes = 1024 * 1024;

/** Null where it is malformed or unknown. */
export function parseYMessage(frame: Uint8Array): YMessage | null {
  return parseBytes(frame, (reader) => {
    const type = reader.varUint();
    if (type === messageSync) return readSync(reader, frame.length);
    if (type === messageAwareness) return { kind: "awareness", update: reader.varView(frame.length) };
    if (type === messageQueryAwareness) return { kind: "query-awareness" };
    throw new MalformedBytes("an unknown message");
  });
}

function readSync(reader: ByteReader, frameBytes: number): YMessage {
  const step = reader.varUint();
  if (step === syncStep1) return { kind: "step-1", stateVector: readStateVector(reader, mostStateVectorBytes) };
  if (step === syncStep2 || step === syncUpdate) return { kind: "update", update: reader.varBytes(frameBytes) };
  throw new MalformedBytes("an unknown message");
}

export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeParts([messageSync, syncStep1], stateVector);
}

export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeParts([messageSync, syncStep2], update);
}

export function encodeYUpdate(update: Uint8Array): Uint8Array {
  return encodeParts([messageSync, syncUpdate], update);
}

export function encodeYAwareness(update: Uint8Array): Uint8Array {
  return encodeParts([messageAwareness], update);
}

/** Shown by the client as it is; it stays connected. */
export function encodePermissionDenied(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageAuth);
  encoding.writeVarUint(encoder, permissionDenied);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}

function encodeParts(numbers: readonly number[], bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
