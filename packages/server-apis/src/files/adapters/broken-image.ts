import type { ImageFacts } from "../domain/extraction/extracted.ts";

/** What is known of a picture that could not be read. */
export function brokenImageFacts(problem: string): ImageFacts {
  return { width: null, height: null, takenAt: null, camera: null, latitude: null, longitude: null, problem };
}
