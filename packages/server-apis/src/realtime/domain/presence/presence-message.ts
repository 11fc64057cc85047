import * as encoding from "lib0/encoding";
import { type ByteReader, MalformedBytes, parseBytes } from "../members/byte-reader.ts";

/** What processes tell each other about a room. `processId` is the sender's: everybody hears their own messages too. */
export type PresenceMessage =
  /** An awareness update whose identities the sender has verified. */
  | { kind: "states"; processId: string; update: Uint8Array }
  | { kind: "broadcast"; processId: string; sender: string; payload: Uint8Array }
  /** The sender opened the room: show it what you have. */
  | { kind: "asking"; processId: string };

const types = { states: 0, broadcast: 1, asking: 2 } as const satisfies Record<PresenceMessage["kind"], number>;

export function encodePresenceMessage(message: PresenceMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, types[message.kind]);
  encoding.writeVarString(encoder, message.processId);
  if (message.kind === "states") encoding.writeVarUint8Array(encoder, message.update);
  if (message.kind === "broadcast") {
    encoding.writeVarString(encoder, message.sender);
    encoding.writeVarUint8Array(encoder, message.payload);
  }
  return encoding.toUint8Array(encoder);
}

export function parsePresenceMessage(bytes: Uint8Array): PresenceMessage | null {
  return parseBytes(bytes, (reader) => {
    const type = reader.varUint(2);
    const processId = reader.varString(bytes.length);
    return readRest(reader, type, processId, bytes.length);
  });
}

function readRest(reader: ByteReader, type: number, processId: string, most: number): PresenceMessage {
  switch (type) {
    case types.states:
      return { kind: "states", processId, update: reader.varView(most) };
    case types.broadcast:
      return { kind: "broadcast", processId, sender: reader.varString(most), payload: reader.varView(most) };
    case types.asking:
      return { kind: "asking", processId };
    default:
      throw new MalformedBytes("an unknown message");
  }
}
