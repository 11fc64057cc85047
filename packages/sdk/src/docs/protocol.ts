import { type Decoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";

/** Of the socket at `/.mows/docs`: frames of messages, each with its type, its channel, and what the type says. */
export const SUBPROTOCOL = "mows.docs.1";

/** What a page sends. */
export const Say = {
  /** Document id, sequence known already, state vector. */
  open: 0,
  close: 1,
  /** A number that counts up by channel, an update. */
  update: 2,
  awareness: 3,
  /** Node id, the room's name. */
  joinRoom: 4,
  broadcast: 5,
  ping: 6,
} as const;

/** What a page hears. */
export type Message =
  | {
      kind: "opened";
      sequence: number;
      access: "read" | "write";
      /** What the page lacks. */
      update: Uint8Array;
      /** Of the cloud. */
      stateVector: Uint8Array;
    }
  | { kind: "closed"; code: number }
  | { kind: "update"; update: Uint8Array }
  /** Of the page's own updates, all up to this number are committed, or were refused. */
  | { kind: "acknowledged"; number: number; sequence: number }
  | { kind: "awareness"; update: Uint8Array }
  | { kind: "broadcast"; sender: string; payload: Uint8Array }
  | { kind: "refused"; number: number; reason: string }
  | { kind: "access"; access: "read" | "write" }
  | { kind: "pong" }
  /** Up to this sequence everything was sent on this channel. */
  | { kind: "sentThrough"; sequence: number }
  | { kind: "roomJoined"; connection: string };

/** By the type's number. */
const readers: readonly ((frame: Decoder) => Message)[] = [
  (frame) => ({
    kind: "opened",
    sequence: readVarUint(frame),
    access: readAccess(frame),
    update: readVarUint8Array(frame),
    stateVector: readVarUint8Array(frame),
  }),
  (frame) => {
    const code = readVarUint(frame);
    readVarString(frame);
    return { kind: "closed", code };
  },
  (frame) => ({ kind: "update", update: readVarUint8Array(frame) }),
  (frame) => ({ kind: "acknowledged", number: readVarUint(frame), sequence: readVarUint(frame) }),
  (frame) => ({ kind: "awareness", update: readVarUint8Array(frame) }),
  (frame) => ({ kind: "broadcast", sender: readVarString(frame), payload: readVarUint8Array(frame) }),
  (frame) => ({ kind: "refused", number: readVarUint(frame), reason: readVarString(frame) }),
  (frame) => ({ kind: "access", access: readAccess(frame) }),
  () => ({ kind: "pong" }),
  (frame) => ({ kind: "sentThrough", sequence: readVarUint(frame) }),
  (frame) => ({ kind: "roomJoined", connection: readVarString(frame) }),
];

const readAccess = (frame: Decoder) => (readVarUint(frame) ? "write" : "read");

/** The next message of a frame, and whom it is for. Throws where it is not of the protocol. */
export function readMessage(frame: Decoder): { channel: number; message: Message } {
  const read = readers[readVarUint(frame)];
  const channel = readVarUint(frame);
  if (!read) throw new Error("an unknown message");
  return { channel, message: read(frame) };
}

/** Why the cloud closes a channel or the socket: HTTP's numbers, above 4000. */
export const Closed = {
  signedOut: 4401,
  denied: 4403,
  notFound: 4404,
  gone: 4410,
} as const;
