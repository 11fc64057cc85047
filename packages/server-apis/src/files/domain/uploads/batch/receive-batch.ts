import { type AppendOutcome, BlobStoreFull } from "../../../../kit/blobs/blob-store.ts";
import { concatBytes } from "../../../../kit/blobs/concat-bytes.ts";
import type { BlobId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type {
  BatchFileFailure,
  BatchInterrupted,
  BatchMalformed,
  BatchTooLarge,
  ContentChanged,
  StoreFull,
} from "../../failures.ts";
import { hex } from "../../hex.ts";
import type { CreateHash } from "../../ports.ts";
import { batchLimits, type BatchRecord, longestHeaderBytes, parseBatchRecord } from "./batch-record.ts";
import { RecordBroken, RecordReader } from "./record-reader.ts";

/** A file of a batch whose bytes are durable, from `start` on in the pack. */
export type PackedFile = { kind: "packed"; record: BatchRecord; start: number; sha256: Uint8Array };

export type ReceivedFile = PackedFile | { kind: "refused"; record: BatchRecord; failure: BatchFileFailure };

export type ReceivedBatch =
  | { kind: "received"; files: readonly ReceivedFile[] }
  | BatchMalformed
  | BatchTooLarge
  | BatchInterrupted
  | StoreFull;

type Tools = { kit: Kit; createHash: CreateHash };

/** Writes to the store are of at least so many bytes, but for the last one. */
const writtenAtOnce = 256 * 1024;

/**
 * Writes the bytes of a batch one behind the other as one blob, made durable once; those of a file that `admit` refuses are read and dropped.
 * A draft names the blob already. Only the number of files and a few pieces of the body are held in memory.
 */
export async function receiveBatch(
  { kit, createHash }: Tools,
  packId: BlobId,
  body: { bytes: ReadableStream<Uint8Array> | null; signal: AbortSignal },
  admit: (record: BatchRecord) => Promise<BatchFileFailure | null>,
): Promise<ReceivedBatch> {
  const reader = new RecordReader(body.bytes);
  const files: ReceivedFile[] = [];
  const state = { stored: 0, announced: 0 };

  async function* contents(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const line = await reader.line(longestHeaderBytes);
      if (line === null) return;
      const record = parseBatchRecord(line);
      if (record === null) throw new RecordBroken("the line before a file cannot be read");
      state.announced += record.size;
      if (isTooLarge(files.length + 1, record.size, state.announced)) throw new TooLarge("a batch takes no more");
      yield* contentOf(record, await judged(record));
    }
  }

  async function judged(record: BatchRecord): Promise<BatchFileFailure | null> {
    try {
      return await admit(record);
    } catch (cause) {
      throw new NotJudged("a file of the batch could not be judged", { cause });
    }
  }

  async function* contentOf(record: BatchRecord, refusal: BatchFileFailure | null): AsyncGenerator<Uint8Array> {
    const [hash, start] = [createHash("sha256"), state.stored];
    for await (const piece of reader.bytes(record.size)) {
      if (refusal !== null) continue;
      hash.update(piece);
      state.stored += piece.byteLength;
      yield piece;
    }
    const sha256 = hash.digest();
    const failure = refusal ?? changed(record, sha256);
    files.push(failure === null ? { kind: "packed", record, start, sha256 } : { kind: "refused", record, failure });
  }

  const written = await write(kit, packId, streamOf(contents()), body.signal);
  if ("kind" in written) return written;
  const { interrupted } = written;
  if (interrupted === null) return { kind: "received", files };
  if (interrupted instanceof NotJudged) throw interrupted.cause;
  await reader.cancel(interrupted).catch(() => undefined);
  if (interrupted instanceof TooLarge) return { kind: "batch-too-large", ...batchLimits };
  if (interrupted instanceof RecordBroken) return { kind: "batch-malformed", record: files.length };
  return { kind: "batch-interrupted" };
}

/** It is the cloud that failed, not the body. */
class NotJudged extends Error {
  override readonly name = "NotJudged";
}

class TooLarge extends Error {
  override readonly name = "TooLarge";
}

function isTooLarge(records: number, fileBytes: number, bytes: number): boolean {
  const { limitRecords, limitFileBytes, limitBytes } = batchLimits;
  return records > limitRecords || fileBytes > limitFileBytes || bytes > limitBytes;
}

function changed({ sha256: announced }: BatchRecord, sha256: Uint8Array): ContentChanged | null {
  return announced === null || announced === hex(sha256) ? null : { kind: "content-changed" };
}

async function write(
  kit: Kit,
  packId: BlobId,
  bytes: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<AppendOutcome | StoreFull> {
  try {
    await kit.blobs.create(packId);
    return await kit.blobs.append(packId, 0, bytes, { signal });
  } catch (cause) {
    if (cause instanceof BlobStoreFull) return { kind: "store-full" };
    throw cause;
  }
}

/** The pieces as a stream, small ones together: a write for each would cost more than the bytes. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const gathered: Uint8Array[] = [];
        for (let bytes = 0; bytes < writtenAtOnce;) {
          const next = await pieces.next();
          if (next.done === true) break;
          gathered.push(next.value);
          bytes += next.value.byteLength;
        }
        if (gathered.length === 0) controller.close();
        else controller.enqueue(concatBytes(gathered));
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}
