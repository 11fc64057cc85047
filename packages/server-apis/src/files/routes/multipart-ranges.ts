import type { BlobStore } from "../../kit/blobs/blob-store.ts";
import type { ByteRange } from "../domain/contents/byte-ranges.ts";
import type { Content } from "../domain/contents/find-content.ts";
import { readStored } from "../domain/contents/read-stored.ts";

/** Several ranges as one `multipart/byteranges` body (RFC 9110 §14.6); each is opened only when its turn comes. */
export function multipartRanges(blobs: BlobStore, content: Content, ranges: readonly ByteRange[], mimeType: string) {
  const boundary = crypto.randomUUID();
  const encoder = new TextEncoder();
  const heads = ranges.map(({ start, end }) =>
    encoder.encode(
      `\r\n--${boundary}\r\ncontent-type: ${mimeType}\r\ncontent-range: bytes ${start}-${end - 1}/${content.size}\r\n\r\n`,
    ),
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  const length =
    heads.reduce((sum, head) => sum + head.byteLength, tail.byteLength) +
    ranges.reduce((sum, range) => sum + range.end - range.start, 0);

  async function* parts(): AsyncGenerator<Uint8Array> {
    for (const [index, range] of ranges.entries()) {
      yield heads[index] ?? new Uint8Array();
      yield* await readStored(blobs, content, range);
    }
    yield tail;
  }

  return { contentType: `multipart/byteranges; boundary=${boundary}`, length, body: () => streamOf(parts()) };
}

/** Pulls one chunk at a time; cancelling ends the generator, which lets go of the blob it is in. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => void (await chunks.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}
