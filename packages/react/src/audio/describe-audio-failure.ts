import type { Messages } from "../messages/en.ts";
import type { AudioFailure } from "./audio-snapshot.ts";

/** What happened and what comes of it, for a person. */
export function describeAudioFailure(failure: AudioFailure, { audioPlayer }: Messages): string {
  if (failure.kind === "autoplay-refused") return audioPlayer.autoplayRefused;
  return `${audioPlayer.notPlayed[failure.reason](failure.track.title)} ${audioPlayer[failure.kind]}`;
}
