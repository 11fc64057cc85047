import type { StoredBlob } from "./contents/stored-blob.ts";
import type { Extracted } from "./extraction/extracted.ts";
import type { MediaKind } from "./extraction/media-kind.ts";
import type { ThumbnailSize } from "./extraction/thumbnail-sizes.ts";

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

/** A file that is to be read: where its bytes lie, and what it claims to be. */
export type MediaFile = {
  stored: StoredBlob;
  kind: MediaKind;
  /** Whether the picture that it is becomes a cover too. */
  isFolderPicture: boolean;
};

/** A small picture of a file as WebP; `size` is what its longer edge was made for. */
export type MadeThumbnail = { size: ThumbnailSize; bytes: Uint8Array };

/** What the first look at a file gives. */
export type Reading = {
  /** The member of the file's kind; with a `problem` when the file cannot be read. */
  extracted: Omit<Extracted, "thumbnails">;
  /** For the search: at most 1,000,000 UTF-16 units without U+0000; null for what holds no text. */
  text: string | null;
  /** WebP, at most 640 x 640: the picture in an audio file, or the folder's picture itself. */
  cover: Uint8Array | null;
  /** What was quick to make: the smallest. */
  thumbnails: readonly MadeThumbnail[];
  /** Whether `thumbnails` of the probe has more. */
  moreThumbnails: boolean;
};

/** How loud a sound is: `peaks` from 0 to 255, as many for each second from the beginning to the end. */
export type Waveform = { durationMs: number; peaks: Uint8Array };

/**
 * Reads media that nobody has vetted: apart from the cloud's own process, with limits of time, memory and pixels. Whatever is wrong with
 * the file is a value; only what is wrong with the machine is thrown.
 */
export type MediaProbe = {
  /** Whether this machine has what decodes films. */
  decodesFilms(): Promise<boolean>;
  read(file: MediaFile, signal: AbortSignal): Promise<Reading>;
  /** The sizes that the first look left out; none when it cannot be done. */
  thumbnails(file: MediaFile, signal: AbortSignal): Promise<readonly MadeThumbnail[]>;
  /** Null when it cannot be decoded. */
  waveform(stored: StoredBlob, signal: AbortSignal): Promise<Waveform | null>;
  stop(): Promise<void>;
};

/** A film that can be streamed. */
export type Film = {
  stored: StoredBlob;
  durationMs: number;
  /** Whether it can be cut as it is, without decoding. */
  isCompatible: boolean;
};

/** `busy` when more is asked for than this machine does at once; null when there is no such part, or it cannot be made. */
export type FilmPart = Uint8Array | "busy" | null;

/** Cuts films into pieces that browsers play (RFC 8216), when they are asked for. What was cut is kept for a while, within a limit. */
export type FilmStreams = {
  /** The playlist, whose pieces are `000000.ts` and so on. */
  playlist(film: Film): Promise<FilmPart>;
  piece(film: Film, number: number): Promise<FilmPart>;
  stop(): Promise<void>;
};
