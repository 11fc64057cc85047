import type { FileHandle } from "node:fs/promises";

/** Chunks are gathered up to this many bytes, so that a client's 16 KiB packets do not become a system call each. */
const gatherBytes = 1024 * 1024;

/** Writes to the end of one file, a batch at a time, while the next batch is being gathered. */
export class DiskAppender {
  /** Where the next gathered byte will stand in the file. */
  position: number;
  readonly #file: FileHandle;
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: FileHandle, position: number) {
    this.#file = file;
    this.position = position;
  }

  /** Takes the chunk over; waits only while a whole batch is still being written. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#gathered.push(chunk);
    this.#gatheredBytes += chunk.byteLength;
    if (this.#gatheredBytes >= gatherBytes) await this.#writeBatch();
  }

  /** Everything taken is in the file afterwards, durable or not. */
  async flush(): Promise<void> {
    await this.#writeBatch();
    await this.#writing;
  }

  async #writeBatch(): Promise<void> {
    await this.#writing;
    const [batch, bytes, position] = [this.#gathered, this.#gatheredBytes, this.position];
    if (bytes === 0) return;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.position += bytes;
    this.#writing = writeAll(this.#file, batch, position);
    // Whoever awaits it next is told; until then a failure must not count as unhandled.
    this.#writing.catch(() => undefined);
  }
}

async function writeAll(file: FileHandle, batch: readonly Uint8Array[], position: number): Promise<void> {
  let [rest, at] = [batch, position];
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest, at);
    at += bytesWritten;
    rest = without(rest, bytesWritten);
  }
}

/** What is left of the batch when the system took only its first `bytes`. */
function without(batch: readonly Uint8Array[], bytes: number): Uint8Array[] {
  const left: Uint8Array[] = [];
  let skipped = bytes;
  for (const chunk of batch) {
    if (chunk.byteLength > skipped) left.push(chunk.subarray(skipped));
    skipped = Math.max(0, skipped - chunk.byteLength);
  }
  return left;
}
