/** An update that came while the document was open. */
export type TailEntry = {
  readonly bytes: Uint8Array;
  /** The last row of the log that it is (part of); 0 until it is committed. */
  sequence: number;
};

const longestBytes = 256 * 1024;
const mostEntries = 2_048;

/** The recent updates of an open document in the order they came: what those who were slow or away for a moment lack. */
export class Tail {
  #entries: TailEntry[] = [];
  #bytes = 0;
  #from: number;
  /** How many came in all; those not held any more were the first. */
  #arrived = 0;
  #pinned = 0;

  /** Everything behind `from` will be here. */
  constructor(from: number) {
    this.#from = from;
  }

  get arrived(): number {
    return this.#arrived;
  }

  get length(): number {
    return this.#entries.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** `sequence` 0: not committed yet; it is set in what this gives. */
  push(bytes: Uint8Array, sequence: number): TailEntry {
    const entry = { bytes, sequence };
    this.#entries.push(entry);
    this.#bytes += bytes.byteLength;
    this.#arrived += 1;
    if (this.#bytes > longestBytes || this.#entries.length > mostEntries) this.trim(longestBytes / 2, mostEntries / 2);
    return entry;
  }

  /** Takes out what was refused. */
  remove(entry: TailEntry): void {
    const at = this.#entries.indexOf(entry);
    if (at === -1) return;
    this.#entries.splice(at, 1);
    this.#bytes -= entry.bytes.byteLength;
  }

  /** Everything that came after `sequence` was committed, or is not committed yet; null where some of it is not here any more. */
  after(sequence: number): Uint8Array[] | null {
    if (sequence < this.#from) return null;
    const after = this.#entries.filter((entry) => entry.sequence === 0 || entry.sequence > sequence);
    return after.map(({ bytes }) => bytes);
  }

  /** What came after the first `arrived`; null where some of it is not here any more. */
  since(arrived: number): Uint8Array[] | null {
    const count = this.#arrived - arrived;
    if (count > this.#entries.length) return null;
    return count === 0 ? [] : this.#entries.slice(-count).map(({ bytes }) => bytes);
  }

  /** While it is pinned, nothing goes. Returns how to let go. */
  pin(): () => void {
    this.#pinned += 1;
    return () => void (this.#pinned -= 1);
  }

  /** Lets go of the oldest, as far as they are committed. */
  trim(bytes = 0, entries = 0): void {
    if (this.#pinned > 0) return;
    let count = 0;
    for (const entry of this.#entries) {
      if (entry.sequence === 0 || (this.#bytes <= bytes && this.#entries.length - count <= entries)) break;
      this.#bytes -= entry.bytes.byteLength;
      this.#from = Math.max(this.#from, entry.sequence);
      count += 1;
    }
    this.#entries.splice(0, count);
  }
}
