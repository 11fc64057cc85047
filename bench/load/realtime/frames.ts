/** Of RFC 6455 §5.2, those that come. */
export const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

const [final, masked] = [0x80, 0x80];

/** A frame from a client. Its mask is zero, so that masking costs this side nothing; the server's side unmasks as always. */
export function frameOf(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const [short, extended] = lengthFields(length);
  const frame = Buffer.alloc(2 + extended + 4 + length);
  frame[0] = final | opcode;
  frame[1] = masked | short;
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, 2 + extended + 4);
  return frame;
}

/** The seven bits of the length, and how many bytes of it follow them (§5.2). */
function lengthFields(length: number): [short: number, extendedBytes: 0 | 2 | 8] {
  if (length < 126) return [length, 0];
  return length < 65_536 ? [126, 2] : [127, 8];
}

/** Takes what was read and hands on each frame's payload, which is only valid until `take` returns. */
export function createFrameReader(take: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let wantedBytes = 0;
  return (chunk) => {
    rest.push(chunk);
    restBytes += chunk.length;
    // A large frame is put together once, when all of it is there.
    if (restBytes < wantedBytes) {
      rest[rest.length - 1] = Buffer.from(chunk);
      return;
    }
    const bytes = rest.length === 1 ? chunk : Buffer.concat(rest);
    let offset = 0;
    for (;;) {
      const header = headerAt(bytes, offset);
      wantedBytes = header === null ? 0 : header.headerBytes + header.payloadBytes;
      if (header === null || offset + wantedBytes > bytes.length) break;
      take(header.opcode, bytes.subarray(offset + header.headerBytes, offset + wantedBytes));
      offset += wantedBytes;
    }
    rest = offset === bytes.length ? [] : [Buffer.from(bytes.subarray(offset))];
    restBytes = bytes.length - offset;
  };
}

type Header = { opcode: number; headerBytes: number; payloadBytes: number };

function headerAt(bytes: Buffer, offset: number): Header | null {
  const available = bytes.length - offset;
  if (available < 2) return null;
  const [first, second] = [bytes[offset] ?? 0, bytes[offset + 1] ?? 0];
  if ((first & 0xf0) !== final || (second & masked) !== 0) throw new Error("a frame is in parts, extended or masked");
  const opcode = first & 0x0f;
  if (second < 126) return { opcode, headerBytes: 2, payloadBytes: second };
  if (second === 126) {
    return available < 4 ? null : { opcode, headerBytes: 4, payloadBytes: bytes.readUInt16BE(offset + 2) };
  }
  return available < 10 ? null : { opcode, headerBytes: 10, payloadBytes: Number(bytes.readBigUInt64BE(offset + 2)) };
}
