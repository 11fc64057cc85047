/** What was read is not of the protocol. Thrown by a `ByteReader`, caught where the whole message is parsed. */
export class MalformedBytes extends Error {
  override readonly name = "MalformedBytes";
}

/** Reads lib0's encodings from what a client sent: every length is held against what is there before anything is made of it. */
export type ByteReader = {
  readonly isAtEnd: boolean;
  /** LEB128, 7 bits a byte, least significant first; at most `most`. */
  varUint(most?: number): number;
  /** A copy, so that what is kept of a message does not keep the whole of what came with it. */
  varBytes(mostBytes: number): Uint8Array;
  /** A part of the message itself, for what is looked at and let go. */
  varView(mostBytes: number): Uint8Array;
  varString(mostBytes: number): string;
};

const utf8 = new TextDecoder("utf-8", { fatal: true });

export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0;

  function varUint(most = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) throw new MalformedBytes("a number ends in the middle");
      at += 1;
      value += (byte & 0x7f) * factor;
      if (value > most) throw new MalformedBytes("a number is too large");
      if (byte < 0x80) return value;
      factor *= 128;
      if (factor > Number.MAX_SAFE_INTEGER) throw new MalformedBytes("a number is too long");
    }
  }

  function varView(mostBytes: number): Uint8Array {
    const length = varUint(mostBytes);
    if (length > bytes.length - at) throw new MalformedBytes("a length goes beyond the message");
    at += length;
    return bytes.subarray(at - length, at);
  }

  return {
    get isAtEnd() {
      return at === bytes.length;
    },
    varUint,
    varView,
    varBytes: (mostBytes) => Uint8Array.from(varView(mostBytes)),
    varString(mostBytes) {
      try {
        return utf8.decode(varView(mostBytes));
      } catch (cause) {
        throw cause instanceof MalformedBytes ? cause : new MalformedBytes("a text is not UTF-8", { cause });
      }
    },
  };
}

/** What `parse` makes of these bytes, to their end; null where they are not what it reads. */
export function parseBytes<T>(bytes: Uint8Array, parse: (reader: ByteReader) => T): T | null {
  try {
    const reader = readBytes(bytes);
    const parsed = parse(reader);
    return reader.isAtEnd ? parsed : null;
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
}

/** A state vector of Yjs as it came: clients and their clocks. Null where it has no byte. */
export function readStateVector(reader: ByteReader, mostBytes: number): Uint8Array | null {
  const vector = reader.varBytes(mostBytes);
  if (vector.length === 0) return null;
  const inner = readBytes(vector);
  const count = inner.varUint(vector.length);
  for (let n = 0; n < count; n += 1) {
    inner.varUint();
    inner.varUint();
  }
  if (!inner.isAtEnd) throw new MalformedBytes("a state vector goes on");
  return vector;
}
