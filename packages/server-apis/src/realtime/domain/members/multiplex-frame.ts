import * as encoding from "lib0/encoding";
import { type ByteReader, MalformedBytes, parseBytes, readStateVector } from "./byte-reader.ts";

/**
 * The subprotocol `mows.docs.1`: many documents and rooms on one socket. A frame is a binary message (RFC 6455 §5.6) and holds one message
 * after the other; each begins with its type and its channel, which the client chooses. Numbers and lengths are lib0's.
 */
export const multiplexProtocol = "mows.docs.1";

/** Messages in one frame; more are malformed. */
export const mostMessages = 1_024;
/** Of a broadcast's payload, in bytes. */
export const mostBroadcastBytes = 16 * 1024;
const mostChannel = 2 ** 31 - 1;
const mostIdBytes = 64;
/** Of a room's name: 64 characters. */
const mostNameBytes = 256;
const mostStateVectorBytes = 1024 * 1024;

export type ClientMessage =
  | {
      kind: "open";
      channel: number;
      documentId: string;
      /** 0: none. */
      sinceSequence: number;
      /** Null where the client has nothing. */
      stateVector: Uint8Array | null;
    }
  | { kind: "close"; channel: number }
  | { kind: "update"; channel: number; number: number; update: Uint8Array }
  | { kind: "awareness"; channel: number; update: Uint8Array }
  | { kind: "joinRoom"; channel: number; nodeId: string; name: string }
  | { kind: "broadcast"; channel: number; payload: Uint8Array }
  | { kind: "ping"; channel: number };

type Parse = (reader: ByteReader, channel: number, frameBytes: number) => ClientMessage;

/** By the type's number. */
const parsers: readonly Parse[] = [
  (reader, channel) => {
    const documentId = reader.varString(mostIdBytes);
    const sinceSequence = reader.varUint();
    const stateVector = readStateVector(reader, mostStateVectorBytes);
    return { kind: "open", channel, documentId, sinceSequence, stateVector };
  },
  (_reader, channel) => ({ kind: "close", channel }),
  (reader, channel, frameBytes) => ({
    kind: "update",
    channel,
    number: reader.varUint(),
    update: reader.varBytes(frameBytes),
  }),
  (reader, channel, frameBytes) => ({ kind: "awareness", channel, update: reader.varView(frameBytes) }),
  (reader, channel) => ({
    kind: "joinRoom",
    channel,
    nodeId: reader.varString(mostIdBytes),
    name: readRoomName(reader),
  }),
  (reader, channel) => ({ kind: "broadcast", channel, payload: reader.varBytes(mostBroadcastBytes) }),
  (_reader, channel) => ({ kind: "ping", channel }),
];

/** The messages of a frame in their order, or null where any of it is malformed: then none of it may count. */
export function parseClientFrame(frame: Uint8Array): ClientMessage[] | null {
  if (frame.length === 0) return null;
  return parseBytes(frame, (reader) => {
    const messages: ClientMessage[] = [];
    while (!reader.isAtEnd) {
      if (messages.length === mostMessages) throw new MalformedBytes("more messages than a frame holds");
      const parse = parsers[reader.varUint(parsers.length - 1)];
      if (parse === undefined) throw new MalformedBytes("an unknown message");
      messages.push(parse(reader, reader.varUint(mostChannel), frame.length));
    }
    return messages;
  });
}

function readRoomName(reader: ByteReader): string {
  const name = reader.varString(mostNameBytes);
  if ([...name].length > 64) throw new MalformedBytes("a room's name is too long");
  return name;
}

export type ServerMessage =
  | {
      kind: "opened";
      channel: number;
      sequence: number;
      access: "read" | "write";
      update: Uint8Array;
      stateVector: Uint8Array;
    }
  | { kind: "closed"; channel: number; code: number; reason: string }
  | { kind: "update"; channel: number; update: Uint8Array }
  /** Of everything up to this number of the client's, that which was not refused is committed. */
  | { kind: "acknowledged"; channel: number; number: number; sequence: number }
  | { kind: "awareness"; channel: number; update: Uint8Array }
  /** `sender` is JSON: `{personId, name, connection}`. */
  | { kind: "broadcast"; channel: number; sender: string; payload: Uint8Array }
  | { kind: "refused"; channel: number; number: number; reason: string }
  | { kind: "access"; channel: number; access: "read" | "write" }
  | { kind: "pong"; channel: number }
  /** Everything up to this sequence has been sent on this channel: where to resume from. */
  | { kind: "sentThrough"; channel: number; sequence: number }
  | { kind: "roomJoined"; channel: number; connection: string };

const types = {
  opened: 0,
  closed: 1,
  update: 2,
  acknowledged: 3,
  awareness: 4,
  broadcast: 5,
  refused: 6,
  access: 7,
  pong: 8,
  sentThrough: 9,
  roomJoined: 10,
} as const satisfies Record<ServerMessage["kind"], number>;

const accessNumbers = { read: 0, write: 1 } as const;

export function encodeServerFrame(messages: readonly ServerMessage[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const message of messages) {
    encoding.writeVarUint(encoder, types[message.kind]);
    encoding.writeVarUint(encoder, message.channel);
    writePayload(encoder, message);
  }
  return encoding.toUint8Array(encoder);
}

function writePayload(encoder: encoding.Encoder, message: ServerMessage): void {
  switch (message.kind) {
    case "opened":
      encoding.writeVarUint(encoder, message.sequence);
      encoding.writeVarUint(encoder, accessNumbers[message.access]);
      encoding.writeVarUint8Array(encoder, message.update);
      return encoding.writeVarUint8Array(encoder, message.stateVector);
    case "closed":
      encoding.writeVarUint(encoder, message.code);
      return encoding.writeVarString(encoder, message.reason);
    case "update":
    case "awareness":
      return encoding.writeVarUint8Array(encoder, message.update);
    case "acknowledged":
      encoding.writeVarUint(encoder, message.number);
      return encoding.writeVarUint(encoder, message.sequence);
    case "broadcast":
      encoding.writeVarString(encoder, message.sender);
      return encoding.writeVarUint8Array(encoder, message.payload);
    case "refused":
      encoding.writeVarUint(encoder, message.number);
      return encoding.writeVarString(encoder, message.reason);
    case "access":
      return encoding.writeVarUint(encoder, accessNumbers[message.access]);
    case "sentThrough":
      return encoding.writeVarUint(encoder, message.sequence);
    case "roomJoined":
      return encoding.writeVarString(encoder, message.connection);
    case "pong":
      return;
    default:
      message satisfies never;
  }
}
