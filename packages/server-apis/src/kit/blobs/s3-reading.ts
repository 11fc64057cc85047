import type { S3Reading } from "./s3-objects.ts";
import { endOf, type S3Piece } from "./s3-segment.ts";

type Range = { start: number; end: number };

/**
 * The bytes of a content from `start` to `end`, exclusive: one segment after the other, the first opened here and now, so that a store that
 * is away is told before anything was answered. Null when that segment is not there any more.
 */
export async function streamPieces(
  content: readonly S3Piece[],
  { start, end }: Range,
  open: (segment: S3Piece, range: Range) => Promise<S3Reading | null>,
): Promise<ReadableStream<Uint8Array> | null> {
  const left = content.filter((piece) => piece.offset < end && endOf(piece) > start);
  const openNext = async (piece: S3Piece) =>
    open(piece, {
      start: Math.max(0, start - piece.offset),
      end: Math.min(piece.usedBytes, end - piece.offset),
    });
  const first = left.shift();
  let reading = first === undefined ? null : await openNext(first);
  if (first !== undefined && reading === null) return null;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        for (;;) {
          const chunk = await reading?.next();
          if (chunk !== undefined && chunk !== null) return controller.enqueue(chunk);
          const piece = left.shift();
          if (piece === undefined) return controller.close();
          reading = await openNext(piece);
          if (reading === null) throw new Error("a segment went away while its blob was read");
        }
      },
      cancel: async () => reading?.cancel(),
    },
    { highWaterMark: 0 },
  );
}
