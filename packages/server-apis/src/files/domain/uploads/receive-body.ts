import type { Kit } from "../../../kit/kit.ts";
import { equalBytes } from "./equal-bytes.ts";
import type { ChecksumMismatch, LengthExceeded, UploadNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import type { CreateHash, HashAlgorithm } from "../ports.ts";
import { BodyTooLong, SegmentedBody } from "./segmented-body.ts";
import { isPart, type Upload, uploadExpiresAfterMs } from "./upload.ts";
import type { UploadHashes } from "./upload-hashes.ts";

/** What a crash may cost of a long request: so many bytes, or what came in so long a time. */
const checkpoint = { segmentBytes: 64 * 1024 * 1024, segmentMs: 10_000 };

export type Checksum = { algorithm: HashAlgorithm; digest: Uint8Array };

export type Reception = { body: ReadableStream<Uint8Array>; checksum: Checksum | null; signal: AbortSignal };

/** `upload` as it is afterwards; `interrupted` when the body stopped before its end. */
export type Received = { kind: "received"; upload: Upload; interrupted: boolean };

type Tools = { kit: Kit; hashes: UploadHashes; createHash: CreateHash };

/**
 * Moves a request's body straight into the upload's final blob. What is recorded is durable; what came before the connection broke counts.
 * With a checksum it is all or nothing: the bytes count only once it is found right.
 */
export async function receiveBody(
  tools: Tools,
  upload: Upload,
  reception: Reception,
): Promise<Received | ChecksumMismatch | LengthExceeded | UploadNotFound> {
  const { kit, hashes, createHash } = tools;
  await createWhereMissing(kit, upload);
  // What parts are joined to is read for its hash afterwards: theirs would be of no use.
  const running = isPart(upload) ? null : await hashes.over(upload);
  const checksum =
    reception.checksum === null ? null : { ...reception.checksum, hash: createHash(reception.checksum.algorithm) };
  const limits =
    checksum === null ? checkpoint : { segmentBytes: Number.POSITIVE_INFINITY, segmentMs: Number.POSITIVE_INFINITY };
  const body = new SegmentedBody(
    reception.body,
    { ...limits, remainingBytes: upload.length - upload.receivedBytes },
    kit.clock,
  );
  const onChunk = (chunk: Uint8Array) => {
    running?.hash.update(chunk);
    if (running !== null) running.bytes += chunk.byteLength;
    checksum?.hash.update(chunk);
  };
  let current = upload;
  for (;;) {
    const options = { onChunk, signal: reception.signal };
    const outcome = await kit.blobs.append(upload.blobId, current.receivedBytes, body.segment(), options);
    if (outcome.interrupted instanceof BodyTooLong) return { kind: "length-exceeded", length: upload.length };
    const interrupted = outcome.interrupted !== null;
    if (checksum !== null && interrupted) return { kind: "received", upload, interrupted };
    if (checksum !== null && !equalBytes(checksum.hash.digest(), checksum.digest)) {
      return { kind: "checksum-mismatch", offset: upload.receivedBytes };
    }
    const recorded = await record(kit, current, outcome.writtenBytes);
    if (recorded === null) return { kind: "upload-not-found" };
    current = recorded;
    if (running !== null) hashes.keep(upload.id, running);
    if (body.ended || interrupted) return { kind: "received", upload: current, interrupted };
  }
}

async function createWhereMissing(kit: Kit, { receivedBytes, blobId }: Upload): Promise<void> {
  if (receivedBytes === 0 && (await kit.blobs.size(blobId)) === null) await kit.blobs.create(blobId);
}

/** Null when the upload was discarded meanwhile. */
async function record(kit: Kit, upload: Upload, bytes: number): Promise<Upload | null> {
  const expiresAt = new Date(kit.clock.now().getTime() + uploadExpiresAfterMs);
  const receivedBytes = upload.receivedBytes + bytes;
  const recorded = await filesDb(kit.db)
    .updateTable("uploads")
    .set({ received_bytes: receivedBytes, expires_at: expiresAt })
    .where("id", "=", upload.id)
    .where("received_bytes", "=", upload.receivedBytes)
    .returning("id")
    .executeTakeFirst();
  return recorded === undefined ? null : { ...upload, receivedBytes, expiresAt };
}
