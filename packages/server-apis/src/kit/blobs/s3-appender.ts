import { concatBytes } from "./concat-bytes.ts";
import type { S3Piece, S3Segment } from "./s3-segment.ts";

/** Up to so many bytes are held for each append that is under way, and as many again on their way to the store. */
const [leastBytes, mostBytes] = [4 * 1024 * 1024, 16 * 1024 * 1024];

/** Larger the further in, so that a blob of 1 TiB has 65,000 segments and one of 1 GiB 256. */
function segmentBytesAt(offset: number): number {
  return Math.min(Math.max(Math.ceil(offset / 256), leastBytes), mostBytes);
}

/** Gathers bytes into segments, each written once and after the one before it, while the next one is being gathered. */
export class S3Appender {
  /** What is acknowledged, in order; whole once `flush` has returned. */
  readonly pieces: S3Piece[] = [];
  readonly #generation: number;
  readonly #put: (segment: S3Segment, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Where the first gathered byte stands in the blob. */
  #offset: number;
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    at: { generation: number; offset: number },
    put: (segment: S3Segment, bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  ) {
    this.#generation = at.generation;
    this.#offset = at.offset;
    this.#put = put;
  }

  /** Where the next byte will stand in the blob. */
  get position(): number {
    return this.#offset + this.#gatheredBytes;
  }

  /** Takes the chunk over; waits only while a whole segment is still on its way. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#gathered.push(chunk);
    this.#gatheredBytes += chunk.byteLength;
    if (this.#gatheredBytes >= segmentBytesAt(this.#offset)) await this.#write();
  }

  /** Everything taken is acknowledged by the store afterwards. */
  async flush(): Promise<void> {
    await this.#write();
    await this.#writing;
  }

  async #write(): Promise<void> {
    await this.#writing;
    if (this.#gatheredBytes === 0) return;
    const segment = { generation: this.#generation, offset: this.#offset, length: this.#gatheredBytes };
    const bytes = concatBytes(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#offset += segment.length;
    this.#writing = this.#put(segment, bytes).then(() => {
      this.pieces.push({ ...segment, usedBytes: segment.length });
    });
    // Whoever awaits it next is told; until then a failure must not count as unhandled.
    this.#writing.catch(() => undefined);
  }
}
