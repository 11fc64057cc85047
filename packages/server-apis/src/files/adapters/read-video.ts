import { ALL_FORMATS, FilePathSource, Input } from "mediabunny";
import type { VideoFacts } from "../domain/extraction/extracted.ts";
import { brokenVideo } from "./broken-video.ts";

const largestInteger = 2 ** 31 - 1;

/** What the container of a film says; with a `problem` when it is none that can be read. Never throws for what is wrong with the file. */
export async function readVideo(path: string): Promise<VideoFacts> {
  using input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const picture = await input.getPrimaryVideoTrack();
    if (picture === null) return brokenVideo("No picture was found in this film.");
    const sound = await input.getPrimaryAudioTrack();
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    return {
      width: integer(await picture.getDisplayWidth()),
      height: integer(await picture.getDisplayHeight()),
      durationMs: integer(Math.round(seconds * 1000)),
      codec: await picture.getCodec(),
      audioCodec: sound === null ? null : await sound.getCodec(),
      streamable: false,
      problem: null,
    };
  } catch {
    return brokenVideo("This file could not be read as a film.");
  }
}

function integer(value: number): number | null {
  return Number.isInteger(value) && value >= 0 && value <= largestInteger ? value : null;
}
