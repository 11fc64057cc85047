import type { BlobStore } from "../../../kit/blobs/blob-store.ts";
import type { UploadId } from "../../../kit/ids.ts";
import type { CreateHash, StreamingHash } from "../ports.ts";
import type { Upload } from "./upload.ts";

/** Uploads whose hash is kept ready; the one longest unused goes first and costs a reading when it comes back. */
const keptHashes = 1_000;

/** SHA-256 over the first `bytes` of an upload. */
export type RunningHash = { hash: StreamingHash; bytes: number };

/** The hashes of uploads under way: kept in memory between requests, read again from the blob after a restart. */
export class UploadHashes {
  readonly #blobs: BlobStore;
  readonly #createHash: CreateHash;
  readonly #kept = new Map<UploadId, RunningHash>();

  constructor(blobs: BlobStore, createHash: CreateHash) {
    this.#blobs = blobs;
    this.#createHash = createHash;
  }

  /** A hash of its own over what is durable of the upload. */
  async over(upload: Upload): Promise<RunningHash> {
    const kept = this.#kept.get(upload.id);
    if (kept?.bytes === upload.receivedBytes) return { hash: kept.hash.copy(), bytes: kept.bytes };
    const hash = this.#createHash("sha256");
    if (upload.receivedBytes === 0) return { hash, bytes: 0 };
    for await (const chunk of await this.#blobs.read(upload.blobId, { start: 0, end: upload.receivedBytes }))
      hash.update(chunk);
    return { hash, bytes: upload.receivedBytes };
  }

  keep(id: UploadId, running: RunningHash): void {
    this.#kept.delete(id);
    this.#kept.set(id, running);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptHashes && oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(id: UploadId): void {
    this.#kept.delete(id);
  }
}
