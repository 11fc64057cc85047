function createTable(polynomial: number, bits: 8 | 16): Uint16Array {
  const top = 1 << (bits - 1);
  const mask = (1 << bits) - 1;
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte << (bits - 8);
    for (let bit = 0; bit < 8; bit += 1)
      remainder = (remainder & top ? (remainder << 1) ^ polynomial : remainder << 1) & mask;
    return remainder;
  });
}

const table8 = createTable(0x07, 8);
const table16 = createTable(0x8005, 16);

/** Of a frame's header: x^8 + x^2 + x + 1 (RFC 9639 section 9.1.8). */
export function crc8(bytes: Uint8Array): number {
  let remainder = 0;
  for (const byte of bytes) remainder = table8[remainder ^ byte]!;
  return remainder;
}

/** Of a whole frame: x^16 + x^15 + x^2 + 1 (RFC 9639 section 9.3). */
export function crc16(bytes: Uint8Array): number {
  let remainder = 0;
  for (const byte of bytes) remainder = ((remainder << 8) & 0xffff) ^ table16[(remainder >> 8) ^ byte]!;
  return remainder;
}
