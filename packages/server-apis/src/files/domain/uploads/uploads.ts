import { BlobStoreFull } from "../../../kit/blobs/blob-store.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { discardUpload } from "./discard-upload.ts";
import type { UploadFailure, UploadNotFound } from "../failures.ts";
import { findUpload } from "./find-upload.ts";
import { finishUpload } from "./finish-upload.ts";
import type { CreateHash } from "../ports.ts";
import { type Checksum, receiveBody } from "./receive-body.ts";
import { isPart, type Upload } from "./upload.ts";
import { UploadHashes } from "./upload-hashes.ts";
import { type Turn, UploadTurns } from "./upload-turns.ts";

export type UploadProgress = { kind: "upload-progress"; upload: Upload };

export type Patch = {
  /** Where the client believes the upload stands. */
  offset: number;
  /** Null when there is nothing to add. */
  body: ReadableStream<Uint8Array> | null;
  checksum: Checksum | null;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
};

type Begun = { principal: Principal; upload: Upload; turn: Turn };

/** What can be done to an upload once it is created, one request at a time each. */
export class Uploads {
  readonly #kit: Kit;
  readonly #createHash: CreateHash;
  readonly #turns = new UploadTurns();
  readonly #hashes: UploadHashes;

  constructor(kit: Kit, createHash: CreateHash) {
    this.#kit = kit;
    this.#createHash = createHash;
    this.#hashes = new UploadHashes(kit.blobs, createHash);
  }

  /** How far it is. One whose bytes are all there but which a crash kept from becoming a file becomes one now. */
  async status(principal: Principal, id: string): Promise<UploadProgress | UploadFailure> {
    return this.#inTurn(principal, id, (begun) => this.#finishWhenWhole(begun));
  }

  /** Adds to it; the last byte makes it a file. */
  async append(principal: Principal, id: string, patch: Patch): Promise<UploadProgress | UploadFailure> {
    return this.#inTurn(principal, id, async (begun) => {
      const { upload, turn } = begun;
      if (upload.concat !== null && !isPart(upload)) return { kind: "upload-joined" };
      if (patch.offset !== upload.receivedBytes) return { kind: "offset-mismatch", offset: upload.receivedBytes };
      if (turn.signal.aborted) return { kind: "upload-taken-over", offset: upload.receivedBytes };
      if (upload.finished !== null) return { kind: "upload-progress", upload };
      const body = patch.body ?? new Blob([]).stream();
      const signal = AbortSignal.any([turn.signal, patch.signal]);
      const received = await this.#receive(upload, { body, checksum: patch.checksum, signal });
      if (received.kind !== "received") return received;
      const { receivedBytes } = received.upload;
      if (turn.signal.aborted && receivedBytes < upload.length)
        return { kind: "upload-taken-over", offset: receivedBytes };
      return this.#finishWhenWhole({ ...begun, upload: received.upload });
    });
  }

  /** Takes it away; a file it has become stays. */
  async terminate(principal: Principal, id: string): Promise<{ kind: "upload-terminated" } | UploadNotFound> {
    return this.#inTurn(principal, id, async ({ upload }) => {
      this.#hashes.forget(upload.id);
      const found = await this.#kit.write(principal, null, (tx) => discardUpload(this.#kit, tx, upload.id));
      return { kind: found ? "upload-terminated" : "upload-not-found" };
    });
  }

  /** Stops what is being received; what has come is kept. */
  async stop(): Promise<void> {
    await this.#turns.stop();
  }

  async #inTurn<T>(principal: Principal, id: string, work: (begun: Begun) => Promise<T>): Promise<T | UploadNotFound> {
    const found = await findUpload(this.#kit, principal, id);
    if (found.kind !== "upload") return found;
    const turn = await this.#turns.take(found.upload.id);
    try {
      const now = await findUpload(this.#kit, principal, id);
      return now.kind === "upload" ? await work({ principal, upload: now.upload, turn }) : now;
    } finally {
      turn.end();
    }
  }

  async #receive(upload: Upload, reception: Parameters<typeof receiveBody>[2]) {
    try {
      return await receiveBody(
        { kit: this.#kit, hashes: this.#hashes, createHash: this.#createHash },
        upload,
        reception,
      );
    } catch (cause) {
      if (cause instanceof BlobStoreFull) return { kind: "store-full" } as const;
      throw cause;
    }
  }

  async #finishWhenWhole({ principal, upload }: Begun): Promise<UploadProgress | UploadFailure> {
    if (upload.finished !== null || upload.receivedBytes < upload.length) return { kind: "upload-progress", upload };
    // Bytes are recorded only after the blob was made; an empty upload has none and may have no blob yet.
    if (upload.length === 0 && (await this.#kit.blobs.size(upload.blobId)) === null)
      await this.#kit.blobs.create(upload.blobId);
    if (isPart(upload)) return { kind: "upload-progress", upload };
    const { hash } = await this.#hashes.over(upload);
    const outcome = await finishUpload(this.#kit, principal, upload.id, hash.digest());
    if (outcome.kind !== "upload-finished") return outcome;
    this.#hashes.forget(upload.id);
    return { kind: "upload-progress", upload: { ...upload, finished: outcome.finished } };
  }
}
