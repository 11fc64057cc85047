/** Writes bits, the most significant first, into a buffer that grows. */
export class BitWriter {
  #bytes = new Uint8Array(16_384);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** At most 24 bits at once; higher bits of the value are ignored, so two's complement may be passed as it is. */
  write(value: number, bits: number): void {
    this.#pending = (this.#pending << bits) | (value & ((1 << bits) - 1));
    this.#pendingBits += bits;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#push((this.#pending >>> this.#pendingBits) & 0xff);
    }
  }

  /** So many zero bits and a one. */
  writeUnary(zeros: number): void {
    let remaining = zeros;
    for (; remaining >= 16; remaining -= 16) this.write(0, 16);
    this.write(1, remaining + 1);
  }

  alignToByte(): void {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
  }

  /** What was written so far in whole bytes. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
