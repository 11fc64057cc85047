import * as decoding from "lib0/decoding";

/** Of XML elements and hooks, whose names follow; no type has a number above `lastType`. */
const xmlElement = 3;
const xmlHook = 5;
const lastType = 6;

/**
 * Reads over what an item holds and gives its length in clocks; `kind` is its number in the format (Yjs's `contentRefs`). Throws where it is none
 * that Yjs could read.
 */
export function skipContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return decoding.readVarUint(decoder);
    case 2: // JSON, of old versions
      return skipMany(decoder, readJson);
    case 3: // binary
      decoding.readVarUint8Array(decoder);
      return 1;
    case 4: // text, in UTF-16 units
      return decoding.readVarString(decoder).length;
    case 5: // embedded in a text
      readJson(decoder);
      return 1;
    case 6: // format of a text
      decoding.readVarString(decoder);
      readJson(decoder);
      return 1;
    case 7:
      return skipType(decoder);
    case 8: // values
      return skipMany(decoder, decoding.readAny);
    case 9:
      return skipDocument(decoder);
    default:
      throw new RangeError("not a kind of content");
  }
}

function skipMany(decoder: decoding.Decoder, readOne: (decoder: decoding.Decoder) => unknown): number {
  const count = decoding.readVarUint(decoder);
  for (let index = 0; index < count; index += 1) readOne(decoder);
  return count;
}

/** Old content writes `undefined` as that word. */
function readJson(decoder: decoding.Decoder): void {
  const text = decoding.readVarString(decoder);
  if (text !== "undefined") JSON.parse(text);
}

function skipType(decoder: decoding.Decoder): number {
  const type = decoding.readVarUint(decoder);
  if (type > lastType) throw new RangeError("not a shared type");
  if (type === xmlElement || type === xmlHook) decoding.readVarString(decoder);
  return 1;
}

function skipDocument(decoder: decoding.Decoder): number {
  decoding.readVarString(decoder);
  const options: unknown = decoding.readAny(decoder);
  if (options === null || typeof options !== "object") throw new RangeError("not a document within a document");
  return 1;
}
