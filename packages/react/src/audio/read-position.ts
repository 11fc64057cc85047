import type { AudioOutput } from "./audio-output.ts";
import { atStart, type AudioPosition } from "./audio-snapshot.ts";
import type { AudioTrack } from "./audio-track.ts";

function bufferedEndMs(output: AudioOutput): number {
  const { buffered, currentTime } = output;
  for (let range = 0; range < buffered.length; range++) {
    if (buffered.start(range) <= currentTime && currentTime <= buffered.end(range)) return buffered.end(range) * 1000;
  }
  return currentTime * 1000;
}

export function readPosition(output: AudioOutput, track: AudioTrack | null): AudioPosition {
  if (!track) return atStart;
  const known = Number.isFinite(output.duration);
  return {
    positionMs: output.currentTime * 1000,
    durationMs: known ? output.duration * 1000 : (track.durationMs ?? 0),
    bufferedMs: bufferedEndMs(output),
  };
}
