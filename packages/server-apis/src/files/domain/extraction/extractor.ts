import type { MediaKind } from "./media-kind.ts";

/** Counts up whenever the readers find more than before: files that an older one read are then read again, see `extractAgain`. */
const release = 1;

/** The extractor of this cloud, for the kinds that depend on whether it can decode films. */
export function extractorOf(kind: MediaKind, decodesFilms: boolean): number {
  return release * 2 + (kind === "video" && decodesFilms ? 1 : 0);
}

/** One number for all kinds together: another one means that some files have to be read again. */
export function currentExtractor(decodesFilms: boolean): number {
  return extractorOf("video", decodesFilms);
}
