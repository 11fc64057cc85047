import type { BlobId } from "../../kit/ids.ts";
import type { AudioTags } from "./extraction/audio-tags.ts";

export type HashAlgorithm = "sha256" | "sha1" | "md5";

/** A hash over bytes as they come: Web Crypto can only hash what lies in memory as a whole. */
export type StreamingHash = {
  update(bytes: Uint8Array): void;
  /** Another hash that has seen the same bytes and goes its own way. */
  copy(): StreamingHash;
  /** Ends it: called once. */
  digest(): Uint8Array;
};

export type CreateHash = (algorithm: HashAlgorithm) => StreamingHash;

/**
 * Reads media that nobody has vetted: apart from the cloud's own process, with limits of time, memory and pixels. Whatever is wrong with
 * the file is a value; only what is wrong with the machine is thrown.
 */
export type MediaProbe = {
  /** Tags, and the picture in the file as a cover; tags with a `problem` when it cannot be read as audio. */
  audio(blobId: BlobId, signal: AbortSignal): Promise<{ tags: AudioTags; cover: Uint8Array | null }>;
  /** The picture as a cover (WebP, at most 640 x 640); null when it cannot be read as one. */
  picture(blobId: BlobId, signal: AbortSignal): Promise<Uint8Array | null>;
  stop(): Promise<void>;
};
