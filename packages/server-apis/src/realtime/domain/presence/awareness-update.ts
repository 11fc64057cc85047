import * as encoding from "lib0/encoding";
import { parseBytes } from "../members/byte-reader.ts";

/** What a client shows of itself, as y-protocols' awareness carries it. */
export type AwarenessEntry = {
  /** Of the client's Y.Doc. */
  clientId: number;
  /** Rises with each change; the higher one counts. */
  clock: number;
  /** JSON; `null` for a client that is gone. A part of the message until it is decoded. */
  state: Uint8Array;
};

/** Yjs draws them from 32 bits; later versions from 53. */
const mostClientId = Number.MAX_SAFE_INTEGER;
/** Far from what other clients could not read, however often one is counted up. */
const mostClock = 2 ** 48;

/** Null where the bytes are no awareness update. */
export function parseAwarenessUpdate(update: Uint8Array): AwarenessEntry[] | null {
  return parseBytes(update, (reader) => {
    // An entry has three bytes or more.
    const count = reader.varUint(update.length / 3);
    const entries: AwarenessEntry[] = [];
    for (let n = 0; n < count; n += 1) {
      entries.push({
        clientId: reader.varUint(mostClientId),
        clock: reader.varUint(mostClock),
        state: reader.varView(update.length),
      });
    }
    return entries;
  });
}

export function encodeAwarenessUpdate(
  entries: readonly { clientId: number; clock: number; state: string }[],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
