import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ffmpegBasics, ffmpegInput, runFfmpeg } from "./ffmpeg.node.ts";

const pieceSeconds = 6;
/** Copying goes at the disk's speed. */
const cutTimeoutMs = 5 * 60_000;
/** Six seconds of film in the largest format, on a slow machine. */
const pieceTimeoutMs = 60_000;
/** What is decoded is made to fit this: what most screens show, at what most machines can encode. */
const largestWidth = 1_280;

export const playlistName = "index.m3u8";

export function pieceName(number: number): string {
  return `${String(number).padStart(6, "0")}.ts`;
}

/** The playlist of a film in equal pieces, none of which has to be there yet (RFC 8216 §4). */
export function piecePlaylist(durationMs: number): string {
  const lines = ["#EXTM3U", "#EXT-X-VERSION:3", `#EXT-X-TARGETDURATION:${pieceSeconds}`, "#EXT-X-PLAYLIST-TYPE:VOD"];
  for (let number = 0; number * pieceSeconds * 1000 < durationMs; number += 1) {
    const seconds = Math.min(pieceSeconds, durationMs / 1000 - number * pieceSeconds);
    lines.push(`#EXTINF:${seconds.toFixed(3)},`, pieceName(number));
  }
  return [...lines, "#EXT-X-ENDLIST", ""].join("\n");
}

/** Cuts a film into pieces at its own key frames, as it is; false when it cannot be done, or would take more room than `largestBytes`. */
export async function cutFilm(
  source: string,
  folder: string,
  { signal, largestBytes }: { signal: AbortSignal; largestBytes: number },
): Promise<boolean> {
  const output = await runFfmpeg({
    program: "ffmpeg",
    arguments: [
      ["-nostdin", ...ffmpegBasics, "-i", `file:${source}`, "-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn"],
      ["-c", "copy", "-fs", String(Math.floor(largestBytes)), "-f", "hls", "-hls_time", String(pieceSeconds)],
      ["-hls_playlist_type", "vod", "-hls_segment_filename", join(folder, "%06d.ts"), join(folder, playlistName)],
    ],
    signal,
    timeoutMs: cutTimeoutMs,
    longestOutputBytes: 0,
  });
  return output !== null;
}

/** Decodes one piece of a film and writes it as H.264 and AAC; false when the film has no such piece, or it cannot be decoded. */
export async function cutPiece(
  source: string,
  target: string,
  { number, durationMs, signal }: { number: number; durationMs: number; signal: AbortSignal },
): Promise<boolean> {
  const start = number * pieceSeconds;
  if (start * 1000 >= durationMs) return false;
  const unfinished = `${target}.unfinished`;
  const fitted = `scale=w='trunc(min(${largestWidth},iw)/2)*2':h=-2,format=yuv420p`;
  const output = await runFfmpeg({
    program: "ffmpeg",
    arguments: [
      [...ffmpegInput, "-ss", String(start), "-i", `file:${source}`, "-t", String(pieceSeconds)],
      ["-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn", "-vf", fitted, "-threads", "2"],
      ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-profile:v", "main"],
      ["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000"],
      ["-output_ts_offset", String(start), "-muxdelay", "0", "-f", "mpegts", "-y", unfinished],
    ],
    signal,
    timeoutMs: pieceTimeoutMs,
    longestOutputBytes: 0,
  });
  if (output === null) await rm(unfinished, { force: true });
  else await rename(unfinished, target);
  return output !== null;
}
