import type { VideoFacts } from "../domain/extraction/extracted.ts";
import { cleanText } from "./clean-text.ts";
import { ffmpegBasics, ffmpegInput, runFfmpeg } from "./ffmpeg.node.ts";
import { brokenVideo } from "./broken-video.ts";

const probeTimeoutMs = 20_000;
const frameTimeoutMs = 30_000;
/** A frame of 1600 pixels as JPEG is a tenth of this. */
const largestFrameBytes = 8 * 1024 * 1024;
/** Into the film by this much: the first frame is often black. */
const frameAtSeconds = 3;
const framePixels = 1600;

/** What ffprobe says of a film in a container that is read by nobody else here (AVI, WMV, FLV, …); null when it knows nothing either. */
export async function probeFilm(path: string, signal: AbortSignal): Promise<VideoFacts | null> {
  const shown = [
    "-show_entries",
    "format=duration:stream=codec_type,codec_name,width,height:stream_disposition=attached_pic",
  ];
  const output = await runFfmpeg({
    program: "ffprobe",
    arguments: [ffmpegBasics, ["-of", "json"], shown, [`file:${path}`]],
    signal,
    timeoutMs: probeTimeoutMs,
    longestOutputBytes: 256 * 1024,
  });
  return output === null ? null : facts(output);
}

type Stream = { codec_type?: unknown; codec_name?: unknown; width?: unknown; height?: unknown; disposition?: unknown };

function facts(output: Uint8Array): VideoFacts | null {
  const { streams, format } = JSON.parse(new TextDecoder().decode(output)) as {
    streams?: Stream[];
    format?: { duration?: unknown };
  };
  const film = streams?.find((stream) => stream.codec_type === "video" && !isCover(stream));
  if (film === undefined) return null;
  const seconds = Number(format?.duration);
  return {
    ...brokenVideo(""),
    width: positive(film.width),
    height: positive(film.height),
    durationMs: Number.isFinite(seconds) && seconds >= 0 && seconds < 2_000_000 ? Math.round(seconds * 1000) : null,
    codec: cleanText(film.codec_name),
    audioCodec: cleanText(streams?.find((stream) => stream.codec_type === "audio")?.codec_name),
    problem: null,
  };
}

function isCover({ disposition }: Stream): boolean {
  return (disposition as { attached_pic?: unknown } | undefined)?.attached_pic === 1;
}

function positive(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
}

/** A frame near the film's beginning as JPEG, at most 1600 x 1600; null when there is none that can be decoded. */
export async function takeFrame(path: string, signal: AbortSignal): Promise<Uint8Array | null> {
  return (await frameAt(path, frameAtSeconds, signal)) ?? frameAt(path, 0, signal);
}

async function frameAt(path: string, seconds: number, signal: AbortSignal): Promise<Uint8Array | null> {
  const fitted = `scale=w='min(${framePixels},iw)':h='min(${framePixels},ih)':force_original_aspect_ratio=decrease`;
  const output = await runFfmpeg({
    program: "ffmpeg",
    arguments: [
      ffmpegInput,
      ["-ss", String(seconds), "-i", `file:${path}`, "-map", "0:V:0", "-frames:v", "1"],
      ["-vf", fitted, "-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "3", "pipe:1"],
    ],
    signal,
    timeoutMs: frameTimeoutMs,
    longestOutputBytes: largestFrameBytes,
  });
  return output === null || output.byteLength === 0 ? null : output;
}
