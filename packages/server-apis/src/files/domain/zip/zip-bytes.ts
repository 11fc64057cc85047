import { makeZip } from "client-zip";
import type { BlobStore } from "../../../kit/blobs/blob-store.ts";
import { readStored } from "../contents/read-stored.ts";
import { concatBytes } from "../../../kit/blobs/concat-bytes.ts";
import { EndOfZip } from "./end-of-zip.ts";
import type { ZipEntry } from "./zip-entry.ts";

/** Small pieces (headers, short files) are gathered up to so many bytes, so that each does not become a packet. */
const gatheredBytes = 64 * 1024;

/** Moments that a zip can tell (two-second steps from 1980 on in seven bits of years). */
const [earliest, latest] = [Date.UTC(1980, 0, 2), Date.UTC(2107, 11, 30)];

/** What client-zip asks of an entry before its bytes; a folder's name ends in `/`. */
export function zipHeader({ path, modifiedAt, content }: ZipEntry) {
  const lastModified = new Date(Math.min(Math.max(modifiedAt.getTime(), earliest), latest));
  return { name: content === null ? `${path}/` : path, lastModified };
}

/**
 * The zip of the entries, made while it is read: stored, UTF-8, zip64 where it has to be. One content is open at a time; a reader who leaves
 * lets go of it. A content that cannot be read to its end breaks the stream off, so that nobody takes the rest for whole.
 */
export function zipBytes(
  blobs: BlobStore,
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): ReadableStream<Uint8Array> {
  const end = new EndOfZip();
  let content: ReadableStreamDefaultReader<Uint8Array> | null = null;

  async function* inputs() {
    for await (const entry of entries) {
      end.count();
      if (entry.content === null) yield zipHeader(entry);
      else {
        const source = "make" in entry.content ? await entry.content.make() : entry.content;
        const size = "bytes" in source ? source.bytes.byteLength : source.size;
        content = (await readStored(blobs, source)).getReader();
        yield { ...zipHeader(entry), size, input: chunksOf(content) };
      }
    }
  }

  const zip = makeZip(inputs()).getReader();
  const next = async (): Promise<Uint8Array | null> => {
    const { done, value } = await zip.read();
    return done ? end.close() : end.pass(value);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const gathered: Uint8Array[] = [];
        for (let bytes = 0; bytes < gatheredBytes;) {
          const chunk = await next();
          if (chunk === null) {
            if (bytes > 0) controller.enqueue(asOne(gathered));
            return controller.close();
          }
          gathered.push(chunk);
          bytes += chunk.byteLength;
        }
        controller.enqueue(asOne(gathered));
      },
      cancel: async (reason) => {
        await content?.cancel(reason);
        // client-zip tells the reason back as its own failure.
        await zip.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Most of a large file comes in chunks that need no gathering. */
function asOne(gathered: readonly Uint8Array[]): Uint8Array {
  const [only] = gathered;
  return only !== undefined && gathered.length === 1 ? only : concatBytes(gathered);
}

function chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}
