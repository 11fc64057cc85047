/** From so many entries on, the count in the last record only says that it is told elsewhere (APPNOTE §4.4.21). */
const countInZip64 = 0xffff;
const [endRecord, zip64Record, zip64Locator] = [0x504b0506, 0x504b0606, 0x504b0607];

/**
 * Passes a zip of client-zip through, and adds the zip64 records where it has 65,535 entries or more: client-zip adds them only for size, and a
 * capped count without them is an archive that some programs take for broken.
 */
export class EndOfZip {
  #entries = 0;
  /** The chunk before, since only the end tells which is the last; client-zip gives each record as a chunk of its own. */
  #held: Uint8Array = new Uint8Array();
  #isZip64 = false;

  count(): void {
    this.#entries += 1;
  }

  /** What may be sent now. */
  pass(chunk: Uint8Array): Uint8Array {
    const passed = this.#held;
    this.#held = chunk;
    this.#isZip64 = startsWith(passed, zip64Record);
    return passed;
  }

  /** What is left to send at the end; null once that is nothing. */
  close(): Uint8Array | null {
    const last = this.#held;
    this.#held = new Uint8Array();
    if (last.byteLength === 0) return null;
    if (!startsWith(last, endRecord)) throw new Error("the zip does not end with its last record");
    return this.#entries < countInZip64 || this.#isZip64 ? last : withZip64(last, this.#entries);
  }
}

/** The zip64 end of central directory record, its locator, and the last record (APPNOTE §4.3.14 to §4.3.16). */
function withZip64(last: Uint8Array, entries: number): Uint8Array {
  const given = new DataView(last.buffer, last.byteOffset, last.byteLength);
  const [directoryBytes, directoryAt] = [given.getUint32(12, true), given.getUint32(16, true)];
  const all = new Uint8Array(76 + last.byteLength);
  const view = new DataView(all.buffer);
  view.setUint32(0, zip64Record);
  view.setBigUint64(4, 44n, true);
  // Made by and needed: 4.5, which zip64 came with.
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  view.setBigUint64(24, BigInt(entries), true);
  view.setBigUint64(32, BigInt(entries), true);
  view.setBigUint64(40, BigInt(directoryBytes), true);
  view.setBigUint64(48, BigInt(directoryAt), true);
  view.setUint32(56, zip64Locator);
  view.setBigUint64(64, BigInt(directoryAt + directoryBytes), true);
  view.setUint32(72, 1, true);
  all.set(last, 76);
  return all;
}

function startsWith(bytes: Uint8Array, signature: number): boolean {
  return bytes.byteLength >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === signature;
}
