import type { BlobId } from "../ids.ts";
import { type AppendOutcome, BlobMissing, type BlobStore } from "./blob-store.ts";

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
      const held = concat(chunksOf(id));
      if (held.byteLength < offset) throw new Error(`blob ${id} holds fewer than ${offset} bytes`);
      const chunks = [held.slice(0, offset)];
      blobs.set(id, chunks);
      return bytes === null ? { writtenBytes: 0, interrupted: null } : collect(bytes, chunks, options);
    },
    read: async (id, range) => {
      const bytes = concat(chunksOf(id));
      return streamOf(bytes.subarray(range?.start ?? 0, range?.end ?? bytes.byteLength));
    },
    size: async (id) => {
      const chunks = blobs.get(id);
      return chunks === undefined ? null : totalBytes(chunks);
    },
    delete: async (id) => {
      blobs.delete(id);
    },
  };
}

type Options = { onChunk?: (chunk: Uint8Array) => void; signal?: AbortSignal };

async function collect(
  source: ReadableStream<Uint8Array>,
  chunks: Uint8Array[],
  options: Options,
): Promise<AppendOutcome> {
  const reader = source.getReader();
  let [writtenBytes, interrupted]: [number, unknown] = [0, null];
  const abort = () => {
    interrupted ??= options.signal?.reason ?? new Error("aborted");
    // The source may have failed already; the reason to stop is known without it.
    reader.cancel(interrupted).catch(() => undefined);
  };
  if (options.signal?.aborted === true) abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done || interrupted !== null) return { writtenBytes, interrupted };
      options.onChunk?.(next.value);
      chunks.push(next.value.slice());
      writtenBytes += next.value.byteLength;
    }
  } catch (cause) {
    return { writtenBytes, interrupted: interrupted ?? cause };
  } finally {
    options.signal?.removeEventListener("abort", abort);
  }
}

function totalBytes(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(totalBytes(chunks));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
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
