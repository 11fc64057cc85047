import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from "lib0/decoding";
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from "lib0/encoding";

/** What a client of one document hears. Bytes are only valid until the call returns. */
export type Heard = {
  update(update: Uint8Array): void;
  /** The answer to what was asked: everything the client lacked, and what the server has where it tells. */
  synced(update: Uint8Array, serverStateVector: Uint8Array | null): void;
  /** The server asks what it lacks, having this. Left out: nothing. */
  asked?(serverStateVector: Uint8Array): Uint8Array;
  /** The server took the client's updates: so many of them, or up to that number. Only some dialects tell. */
  acknowledged(taken: { count: number } | { upTo: number }): void;
};

/** How documents are spoken of over one WebSocket. */
export type Dialect = {
  /** What a client says first, asking for everything it lacks. */
  hello(document: string, stateVector: Uint8Array): Uint8Array[];
  /** Asks again; answered once everything sent before was taken. Null where a client cannot. */
  ask: ((document: string, stateVector: Uint8Array) => Uint8Array) | null;
  /** `number` counts a client's updates from 1. */
  update(document: string, update: Uint8Array, number: number): Uint8Array;
  /** Reads one message; what it returns is to be answered. */
  read(message: Uint8Array, heard: Heard): ((document: string) => Uint8Array) | null;
};

export type DialectName = "y-websocket" | "hocuspocus" | "mows";

const [sync, auth, syncStatus] = [0, 2, 8];
const [step1, step2, update] = [0, 1, 2];
const emptyUpdate = new Uint8Array([0, 0]);

function written(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}

/** The sync protocol of `y-protocols`, each message behind what `prefix` writes. */
function syncDialect(prefix: (encoder: Encoder, document: string) => void, skipPrefix: (decoder: Decoder) => void) {
  const message = (document: string, kind: number, bytes: Uint8Array) =>
    written((encoder) => {
      prefix(encoder, document);
      writeVarUint(encoder, sync);
      writeVarUint(encoder, kind);
      writeVarUint8Array(encoder, bytes);
    });
  return {
    hello: (document, stateVector) => [message(document, step1, stateVector)],
    ask: (document, stateVector) => message(document, step1, stateVector),
    update: (document, bytes) => message(document, update, bytes),
    read(bytes, heard) {
      const decoder = createDecoder(bytes);
      skipPrefix(decoder);
      const type = readVarUint(decoder);
      if (type === syncStatus && readVarUint(decoder) === 1) heard.acknowledged({ count: 1 });
      if (type !== sync) return null;
      const kind = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (kind === step1) {
        const lacking = heard.asked?.(payload) ?? emptyUpdate;
        return (document) => message(document, step2, lacking);
      }
      if (kind === step2) heard.synced(payload, null);
      else heard.update(payload);
      return null;
    },
  } satisfies Dialect;
}

const plain = syncDialect(
  () => undefined,
  () => undefined,
);

const named = syncDialect(writeVarString, (decoder) => {
  const length = readVarUint(decoder);
  decoder.pos += length;
});

const hocuspocus: Dialect = {
  ...named,
  hello: (document, stateVector) => [
    written((encoder) => {
      writeVarString(encoder, document);
      writeVarUint(encoder, auth);
      writeVarUint(encoder, 0);
      writeVarString(encoder, "");
    }),
    ...named.hello(document, stateVector),
  ],
};

/** Of the multiplexed endpoint, of which a client here uses one channel. */
const channel = 1;
const sends = { open: 0, update: 2 } as const;

const mows: Dialect = {
  hello: (document, stateVector) => [
    written((encoder) => {
      writeVarUint(encoder, sends.open);
      writeVarUint(encoder, channel);
      writeVarString(encoder, document);
      writeVarUint(encoder, 0);
      writeVarUint8Array(encoder, stateVector);
    }),
  ],
  ask: null,
  update: (_document, bytes, number) =>
    written((encoder) => {
      writeVarUint(encoder, sends.update);
      writeVarUint(encoder, channel);
      writeVarUint(encoder, number);
      writeVarUint8Array(encoder, bytes);
    }),
  read(bytes, heard) {
    const decoder = createDecoder(bytes);
    while (decoder.pos < bytes.length) {
      const type = readVarUint(decoder);
      readVarUint(decoder);
      mowsMessages[type]?.(decoder, heard);
      if (mowsMessages[type] === undefined) throw new Error(`a message of type ${type} was not expected`);
    }
    return null;
  },
};

/** By the types of what the server says. */
const mowsMessages: Readonly<Record<number, (decoder: Decoder, heard: Heard) => void>> = {
  0(decoder, heard) {
    readVarUint(decoder);
    readVarUint(decoder);
    const update = readVarUint8Array(decoder);
    heard.synced(update, readVarUint8Array(decoder));
  },
  1(decoder) {
    throw new Error(`the channel was closed: ${readVarUint(decoder)} ${readVarString(decoder)}`);
  },
  2: (decoder, heard) => heard.update(readVarUint8Array(decoder)),
  3(decoder, heard) {
    heard.acknowledged({ upTo: readVarUint(decoder) });
    readVarUint(decoder);
  },
  4: (decoder) => void readVarUint8Array(decoder),
  6(decoder) {
    throw new Error(`update ${readVarUint(decoder)} was refused: ${readVarString(decoder)}`);
  },
  7: (decoder) => void readVarUint(decoder),
  9: (decoder) => void readVarUint(decoder),
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { "y-websocket": plain, hocuspocus, mows };
