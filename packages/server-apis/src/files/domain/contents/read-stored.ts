import type { BlobStore } from "../../../kit/blobs/blob-store.ts";
import type { ByteRange } from "./byte-ranges.ts";
import type { BlobPart, HeldBytes, StoredBlob } from "./stored-blob.ts";

/** The bytes of a blob, or those that are held already, or of a range of them (`end` exclusive), wherever they lie. Throws `BlobMissing`. */
export async function readStored(
  blobs: BlobStore,
  source: StoredBlob | HeldBytes,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  if ("bytes" in source) return held(source.bytes.subarray(range?.start, range?.end));
  const { blobId, parts } = source;
  if (parts.length === 0) return blobs.read(blobId, range);
  const pieces = piecesOf(parts, range ?? { start: 0, end: Number.POSITIVE_INFINITY });
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return blobs.read(only.id, only);
  return joined(blobs, pieces);
}

function held(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.byteLength > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

type Piece = ByteRange & Pick<BlobPart, "id">;

/** What of each part lies in the range. */
function piecesOf(parts: readonly BlobPart[], { start, end }: ByteRange): Piece[] {
  let before = 0;
  const pieces: Piece[] = [];
  for (const part of parts) {
    const [from, to] = [Math.max(0, start - before), Math.min(part.size, end - before)];
    if (from < to) pieces.push({ id: part.id, start: part.start + from, end: part.start + to });
    before += part.size;
  }
  return pieces;
}

/**
 * One part after the other, and let go when the reader leaves. The first is opened here and now, so that a store that is away is told before
 * anything was answered; each of the others when its turn comes.
 */
async function joined(blobs: BlobStore, pieces: Piece[]): Promise<ReadableStream<Uint8Array>> {
  const left = [...pieces];
  const first = left.shift();
  let reader = first === undefined ? null : (await blobs.read(first.id, first)).getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        for (;;) {
          const piece = reader === null ? left.shift() : undefined;
          if (piece !== undefined) reader = (await blobs.read(piece.id, piece)).getReader();
          if (reader === null) return controller.close();
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          reader = null;
        }
      },
      cancel: async (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
