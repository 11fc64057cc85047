import type { BlobId } from "../ids.ts";

/**
 * Bytes under opaque ids, each written once. A blob is appended to while it is made, then sealed and never changes.
 * Run by every adapter: `blob-store.contract.ts`.
 */
export type BlobStore = {
  /** Makes an empty blob that can be appended to. Throws when the id exists. */
  create(id: BlobId): Promise<void>;
  /**
   * Writes `bytes` from `offset` on, first cutting off whatever a crash left behind it, and returns only once everything is on
   * stable storage. When the source fails or `signal` aborts midway, what arrived before is kept and made durable all the same.
   * Throws `BlobStoreFull` when there is no space. One append to a blob at a time: who comes later cuts off what was not acknowledged.
   */
  append(
    id: BlobId,
    offset: number,
    bytes: ReadableStream<Uint8Array> | null,
    options?: { onChunk?: (chunk: Uint8Array) => void; signal?: AbortSignal },
  ): Promise<AppendOutcome>;
  /** `range` in bytes, `end` exclusive; the whole blob without one. Throws `BlobMissing`. */
  read(id: BlobId, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array>>;
  /** Bytes held, durable or not; null when there is no such blob. */
  size(id: BlobId): Promise<number | null>;
  /** Idempotent. */
  delete(id: BlobId): Promise<void>;
  /**
   * The id of every blob held, in batches of the store's choice, in no order. What is made or deleted meanwhile may be among them or not.
   */
  list(): AsyncIterable<readonly BlobId[]>;
};

/** `writtenBytes` are durable; `interrupted` carries why the source stopped early, null when it came to its end. */
export type AppendOutcome = { writtenBytes: number; interrupted: unknown };

/** A store whose blobs other programs on this machine can open: media probes, hand-off to a proxy. */
export type LocalBlobStore = BlobStore & { pathOf(id: BlobId): string };

export function isLocalBlobStore(store: BlobStore): store is LocalBlobStore {
  return "pathOf" in store;
}

export class BlobMissing extends Error {
  override readonly name = "BlobMissing";
  readonly id: BlobId;
  constructor(id: BlobId) {
    super(`blob ${id} is not in the store`);
    this.id = id;
  }
}

export class BlobStoreFull extends Error {
  override readonly name = "BlobStoreFull";
}

/** What people are told of it. */
export const blobStoreUnavailableMessage =
  "The store that holds the files is not available at the moment. Nothing that was acknowledged is lost; try again.";

/** A store elsewhere that does not answer, or refuses what it should do. What it acknowledged is kept; asking again later may help. */
export class BlobStoreUnavailable extends Error {
  override readonly name = "BlobStoreUnavailable";
}
