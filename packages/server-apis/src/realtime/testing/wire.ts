import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from "lib0/encoding";

/** What the server said, whichever protocol it was in. */
export type Said =
  /** An answer to `ask`; `stateVector` where it tells what the server has with it. */
  | { kind: "answered"; update: Uint8Array; stateVector: Uint8Array | null; sequence: number }
  | { kind: "asked"; stateVector: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "acknowledged"; number: number }
  | { kind: "sent-through"; sequence: number };

/** One of the two ways to follow a document, as a client without any library speaks it. */
export type Wire = {
  name: "y-websocket" | "multiplexed";
  path(documentId: string): string;
  protocols: readonly string[];
  /** Asks for what is lacking, from `sequence` on where that is known (0: it is not). */
  ask(documentId: string, stateVector: Uint8Array, sequence: number): Uint8Array;
  /** The same on a connection that has asked before. */
  askAgain(documentId: string, stateVector: Uint8Array): Uint8Array;
  update(update: Uint8Array, number: number): Uint8Array;
  read(message: Uint8Array): Said[];
};

export const yWebsocketWire: Wire = {
  name: "y-websocket",
  path: (documentId) => `/.mows/docs/${documentId}`,
  protocols: [],
  ask: (_documentId, stateVector) => written(numbers(0, 0), bytes(stateVector)),
  askAgain: (_documentId, stateVector) => written(numbers(0, 0), bytes(stateVector)),
  update: (update) => written(numbers(0, 2), bytes(update)),
  read(message) {
    const decoder = createDecoder(message);
    if (readVarUint(decoder) !== 0) return [];
    const kind = readVarUint(decoder);
    const payload = readVarUint8Array(decoder);
    if (kind === 0) return [{ kind: "asked", stateVector: payload }];
    if (kind === 1) return [{ kind: "answered", update: payload, stateVector: null, sequence: 0 }];
    return [{ kind: "update", update: payload }];
  },
};

const channel = 1;

const open =
  (documentId: string, stateVector: Uint8Array, sequence: number): Write =>
  (encoder) => {
    numbers(0, channel)(encoder);
    writeVarString(encoder, documentId);
    numbers(sequence)(encoder);
    bytes(stateVector)(encoder);
  };

export const multiplexedWire: Wire = {
  name: "multiplexed",
  path: () => "/.mows/docs",
  protocols: ["mows.docs.1"],
  ask: (documentId, stateVector, sequence) => written(open(documentId, stateVector, sequence)),
  // Closes the channel and opens it again.
  askAgain: (documentId, stateVector) => written(numbers(1, channel), open(documentId, stateVector, 0)),
  update: (update, number) => written(numbers(2, channel, number), bytes(update)),
  read(message) {
    const decoder = createDecoder(message);
    const said: Said[] = [];
    while (decoder.pos < message.length) {
      const type = readVarUint(decoder);
      readVarUint(decoder);
      if (type === 0) {
        const sequence = readVarUint(decoder);
        readVarUint(decoder);
        const update = readVarUint8Array(decoder);
        said.push({ kind: "answered", update, stateVector: readVarUint8Array(decoder), sequence });
      } else if (type === 2) said.push({ kind: "update", update: readVarUint8Array(decoder) });
      else if (type === 3) {
        said.push({ kind: "acknowledged", number: readVarUint(decoder) });
        readVarUint(decoder);
      } else if (type === 4) readVarUint8Array(decoder);
      else if (type === 7) readVarUint(decoder);
      else if (type === 9) said.push({ kind: "sent-through", sequence: readVarUint(decoder) });
      else throw new Error(`the server said ${type}: ${readVarUint(decoder)} ${readVarString(decoder)}`);
    }
    return said;
  },
};

type Write = (encoder: Encoder) => void;

const numbers =
  (...all: readonly number[]): Write =>
  (encoder) => {
    for (const each of all) writeVarUint(encoder, each);
  };

const bytes =
  (all: Uint8Array): Write =>
  (encoder) =>
    writeVarUint8Array(encoder, all);

function written(...parts: readonly Write[]): Uint8Array {
  const encoder = createEncoder();
  for (const part of parts) part(encoder);
  return toUint8Array(encoder);
}
