import type { AudioTags } from "./audio-tags.ts";

/**
 * What was read out of a file, as `meta` keeps it under `extracted`: one member, after the kind of the file, and the pictures that were made
 * of it. Texts are bounded and without control characters.
 */
export type Extracted = {
  audio?: AudioTags;
  image?: ImageFacts;
  video?: VideoFacts;
  document?: DocumentFacts;
  thumbnails?: ThumbnailState;
};

/** A picture, upright. */
export type ImageFacts = {
  width: number | null;
  height: number | null;
  /** ISO 8601 in UTC; the camera's own clock where it names no offset. */
  takenAt: string | null;
  camera: string | null;
  /** Degrees, north positive; both or neither. */
  latitude: number | null;
  longitude: number | null;
  /** Why it could not be read, for a person; null when it could. */
  problem: string | null;
};

/** A film, upright. */
export type VideoFacts = {
  width: number | null;
  height: number | null;
  durationMs: number | null;
  codec: string | null;
  audioCodec: string | null;
  /** Whether this cloud can make an HLS playlist of it. */
  streamable: boolean;
  problem: string | null;
};

export type DocumentFacts = {
  /** Pages, slides or sheets. */
  pages: number | null;
  title: string | null;
  author: string | null;
  problem: string | null;
};

/** The version that the pictures show, and how many sizes of it there are: an address made of both changes when the picture does. */
export type ThumbnailState = { version: number; made: number };
