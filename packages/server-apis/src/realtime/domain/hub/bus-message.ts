import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { SettledFacts } from "./document-hub.ts";

/** What processes tell each other of a document, on its subject. */
export type BusMessage =
  /** These rows of the log, as one update. */
  | { kind: "committed"; first: number; last: number; update: Uint8Array }
  /** It was settled. Whoever lost a message learns here that there was one. */
  | ({ kind: "settled" } & SettledFacts)
  | { kind: "ended" };

const kinds = ["committed", "settled", "ended"] as const;

export const documentSubject = (id: string): string => `docs.${id}`;

/** `from` is the hub that says it, which passes over what it hears of itself. */
export function encodeBusMessage(from: Uint8Array, message: BusMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, from);
  encoding.writeVarUint(encoder, kinds.indexOf(message.kind));
  switch (message.kind) {
    case "committed":
      encoding.writeVarUint(encoder, message.first);
      encoding.writeVarUint(encoder, message.last);
      encoding.writeVarUint8Array(encoder, message.update);
      break;
    case "settled":
      encoding.writeVarUint(encoder, message.headSequence);
      encoding.writeVarUint(encoder, message.roomBytes);
      encoding.writeVarUint(encoder, message.stateBytes);
      break;
    case "ended":
      break;
    default:
      message satisfies never;
  }
  return encoding.toUint8Array(encoder);
}

/** Throws where it is none. */
export function decodeBusMessage(bytes: Uint8Array): { from: Uint8Array; message: BusMessage } {
  const decoder = decoding.createDecoder(bytes);
  const from = decoding.readVarUint8Array(decoder);
  return { from, message: readMessage(decoder, kinds[decoding.readVarUint(decoder)]) };
}

function readMessage(decoder: decoding.Decoder, kind: BusMessage["kind"] | undefined): BusMessage {
  switch (kind) {
    case "committed": {
      const [first, last] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
      return { kind, first, last, update: decoding.readVarUint8Array(decoder) };
    }
    case "settled": {
      const [headSequence, roomBytes] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
      return { kind, headSequence, roomBytes, stateBytes: decoding.readVarUint(decoder) };
    }
    case "ended":
      return { kind };
    default:
      throw new RangeError("not a kind of message");
  }
}
