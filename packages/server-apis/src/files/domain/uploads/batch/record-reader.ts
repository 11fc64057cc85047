import { concatBytes } from "../../../../kit/blobs/concat-bytes.ts";

const lineFeed = 0x0a;

/** Thrown when a body ends within a record, or a line does not end in time. */
export class RecordBroken extends Error {
  override readonly name = "RecordBroken";
}

/** Reads lines and counted bytes out of a body, holding no more of it than came at once. */
export class RecordReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | null;
  #rest: Uint8Array = new Uint8Array();

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.#reader = body?.getReader() ?? null;
  }

  /** The next line without its line feed, as UTF-8; null at the end of the body. */
  async line(longestBytes: number): Promise<string | null> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      if (this.#rest.byteLength === 0 && !(await this.#fill())) {
        if (length === 0) return null;
        throw new RecordBroken("the body ends within a line");
      }
      const end = this.#rest.indexOf(lineFeed);
      const piece = this.#take(end < 0 ? this.#rest.byteLength : end);
      length += piece.byteLength;
      if (length > longestBytes) throw new RecordBroken("a line is too long");
      pieces.push(piece);
      if (end < 0) continue;
      this.#take(1);
      return decode(concatBytes(pieces));
    }
  }

  /** The next so many bytes, in the pieces in which they came. */
  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      if (this.#rest.byteLength === 0 && !(await this.#fill())) throw new RecordBroken("the body ends within a file");
      const piece = this.#take(Math.min(left, this.#rest.byteLength));
      left -= piece.byteLength;
      yield piece;
    }
  }

  /** Lets the rest of the body go. */
  async cancel(reason: unknown): Promise<void> {
    await this.#reader?.cancel(reason);
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.byteLength === 0) {
      const next = await this.#reader?.read();
      if (next === undefined || next.done) return false;
      this.#rest = next.value;
    }
    return true;
  }

  #take(count: number): Uint8Array {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }
}

function decode(line: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    throw new RecordBroken("a line is no UTF-8");
  }
}
