import type { BlobId } from "../ids.ts";
import { type AppendOutcome, BlobMissing, type BlobStore } from "./blob-store.ts";
import { concatBytes } from "./concat-bytes.ts";
import { type DrainOptions, drainSource } from "./drain-source.ts";

const readBytes = 256 * 1024;

/** Blobs that live as long as the process: for tests, and for the cloud in a browser tab. */
export function createMemoryBlobStore(): BlobStore {
  const blobs = new Map<BlobId, Uint8Array[]>();
  const chunksOf = (id: BlobId) => {
    const chunks = blobs.get(id);
    if (chunks === undefined) throw new BlobMissing(id);
    return chunks;
  };
  return {
    create: async (id) => {
      if (blobs.has(id)) throw new Error(`blob ${id} exists`);
      blobs.set(id, []);
    },
    append: async (id, offset, bytes, options = {}) => {
      const held = concatBytes(chunksOf(id));
      if (held.byteLength < offset) throw new Error(`blob ${id} holds fewer than ${offset} bytes`);
      const chunks = [held.slice(0, offset)];
      blobs.set(id, chunks);
      return bytes === null ? { writtenBytes: 0, interrupted: null } : collect(bytes, chunks, options);
    },
    read: async (id, range) => {
      const bytes = concatBytes(chunksOf(id));
      return streamOf(bytes.subarray(range?.start ?? 0, range?.end ?? bytes.byteLength));
    },
    size: async (id) => {
      const chunks = blobs.get(id);
      return chunks === undefined ? null : totalBytes(chunks);
    },
    delete: async (id) => {
      blobs.delete(id);
    },
    async *list() {
      yield [...blobs.keys()];
    },
  };
}

async function collect(
  source: ReadableStream<Uint8Array>,
  chunks: Uint8Array[],
  options: DrainOptions,
): Promise<AppendOutcome> {
  let writtenBytes = 0;
  const interrupted = await drainSource(source, options, async (chunk) => {
    chunks.push(chunk.slice());
    writtenBytes += chunk.byteLength;
  });
  return { writtenBytes, interrupted };
}

function totalBytes(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (position < bytes.byteLength) controller.enqueue(bytes.slice(position, position + readBytes));
        position += readBytes;
        if (position >= bytes.byteLength) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
