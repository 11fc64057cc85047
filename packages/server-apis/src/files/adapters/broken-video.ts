import type { VideoFacts } from "../domain/extraction/extracted.ts";

/** What is known of a film that could not be read. */
export function brokenVideo(problem: string): VideoFacts {
  return {
    width: null,
    height: null,
    durationMs: null,
    codec: null,
    audioCodec: null,
    streamable: false,
    problem,
  };
}
