import type { Waveform } from "../domain/ports.ts";
import { ffmpegInput, runFfmpeg } from "./ffmpeg.node.ts";
import { PeakMeter } from "./peak-meter.ts";

/** Enough to see where it is loud. */
const samplesPerSecond = 4_000;
const longestSeconds = 12 * 3_600;
const timeoutMs = 60_000;

/** How loud a sound file is from its beginning to its end, by ffmpeg; null where it cannot decode it. */
export async function decodeWaveform(path: string, signal: AbortSignal): Promise<Waveform | null> {
  const meter = new PeakMeter();
  const output = await runFfmpeg({
    program: "ffmpeg",
    arguments: [
      ffmpegInput,
      ["-i", `file:${path}`, "-map", "0:a:0", "-vn", "-t", String(longestSeconds)],
      ["-ac", "1", "-ar", String(samplesPerSecond), "-f", "u8", "-c:a", "pcm_u8", "pipe:1"],
    ],
    signal,
    timeoutMs,
    longestOutputBytes: samplesPerSecond * (longestSeconds + 60),
    onOutput: (chunk) => {
      meter.add([Float32Array.from(chunk, (sample) => (sample - 128) / 128)], samplesPerSecond);
    },
  });
  return output === null ? null : meter.finish();
}
