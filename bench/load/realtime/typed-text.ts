import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeUint8 } from "lib0/encoding";

/** Of the shared text that everybody types into. */
export const textName = "text";

const stringContent = 4;
const hasOrigin = 0x80;

/**
 * What Yjs says (update format v1) when `clientId` types `text` behind what it typed last, its characters so far being `clock`; ASCII, so
 * that a character is one tick of its clock. Made without a Y.Doc, so that the load costs next to nothing beside what is measured.
 */
export function typedText(clientId: number, clock: number, text: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 1);
  writeVarUint(encoder, clientId);
  writeVarUint(encoder, clock);
  if (clock === 0) {
    writeUint8(encoder, stringContent);
    writeVarUint(encoder, 1);
    writeVarString(encoder, textName);
  } else {
    writeUint8(encoder, stringContent | hasOrigin);
    writeVarUint(encoder, clientId);
    writeVarUint(encoder, clock - 1);
  }
  writeVarString(encoder, text);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}
