import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";

import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { encodeFlacFrame } from "./flac-frame.ts";
import type { TrackTags } from "./track-tags.ts";

const blockLength = 4096;
const maxBlockLength = 0xff_ff_ff;

function uint32(value: number, littleEndian = false): Buffer {
  const bytes = Buffer.alloc(4);
  if (littleEndian) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

function metadataBlock(type: number, body: Uint8Array, isLast = false): Buffer {
  if (body.length > maxBlockLength) throw new Error(`A FLAC metadata block of ${body.length} bytes exceeds 16 MiB`);
  const header = uint32(body.length);
  header[0] = type | (isLast ? 0x80 : 0);
  return Buffer.concat([header, body]);
}

/** RFC 9639 section 8.2. */
function streamInfo(frames: readonly Uint8Array[], sampleCount: number, md5: Buffer): Buffer {
  const info = Buffer.alloc(34);
  const sizes = frames.map((frame) => frame.length);
  info.writeUInt16BE(blockLength, 0);
  info.writeUInt16BE(blockLength, 2);
  info.writeUIntBE(Math.min(...sizes), 4, 3);
  info.writeUIntBE(Math.max(...sizes), 7, 3);
  const [channels, bitsPerSample] = [2n, 16n];
  info.writeBigUInt64BE(
    (BigInt(sampleRateHz) << 44n) | ((channels - 1n) << 41n) | ((bitsPerSample - 1n) << 36n) | BigInt(sampleCount),
    10,
  );
  md5.copy(info, 18);
  return info;
}

/** A point about every second, so that players seek without searching (RFC 9639 section 8.5). */
function seekTable(frames: readonly Uint8Array[]): Buffer {
  const points: Buffer[] = [];
  let offset = 0;
  for (const [index, frame] of frames.entries()) {
    if (index % 11 === 0) {
      const point = Buffer.alloc(18);
      point.writeBigUInt64BE(BigInt(index * blockLength), 0);
      point.writeBigUInt64BE(BigInt(offset), 8);
      point.writeUInt16BE(blockLength, 16);
      points.push(point);
    }
    offset += frame.length;
  }
  return Buffer.concat(points);
}

/** RFC 9639 section 8.6: lengths are little-endian here, and only here. */
function vorbisComment(tags: TrackTags): Buffer {
  const comments = [
    ["TITLE", tags.title],
    ["ARTIST", tags.artist],
    ["ALBUMARTIST", tags.albumArtist],
    ["ALBUM", tags.album],
    ["DATE", String(tags.year)],
    ["GENRE", tags.genre],
    ["TRACKNUMBER", String(tags.track)],
    ["TRACKTOTAL", String(tags.trackTotal)],
    ["DISCNUMBER", "1"],
    ["DISCTOTAL", "1"],
    ...(tags.isCompilation ? [["COMPILATION", "1"]] : []),
  ].map((entry) => Buffer.from(entry.join("="), "utf8"));
  const vendor = Buffer.from("MOWS demo music", "utf8");
  return Buffer.concat([
    uint32(vendor.length, true),
    vendor,
    uint32(comments.length, true),
    ...comments.flatMap((comment) => [uint32(comment.length, true), comment]),
  ]);
}

/** A front cover (RFC 9639 section 8.8). */
function picture({ cover }: TrackTags): Buffer {
  const mime = Buffer.from("image/jpeg", "ascii");
  const [frontCover, bitsPerPixel, noPalette] = [3, 24, 0];
  const noDescription = uint32(0);
  const facts = [cover.sizePx, cover.sizePx, bitsPerPixel, noPalette, cover.jpeg.length].map((value) => uint32(value));
  return Buffer.concat([uint32(frontCover), uint32(mime.length), mime, noDescription, ...facts, cover.jpeg]);
}

function toInt16(channel: Float32Array): Int32Array {
  const samples = new Int32Array(channel.length);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = Math.max(-32_768, Math.min(32_767, Math.round(channel[index]! * 32_767)));
  }
  return samples;
}

/** A FLAC file (RFC 9639) of 16-bit stereo at 44.1 kHz, with seek table, comments and cover. Full scale is 1. */
export function encodeFlac(leftSamples: Float32Array, rightSamples: Float32Array, tags: TrackTags): Buffer {
  const [left, right] = [toInt16(leftSamples), toInt16(rightSamples)];
  const frames: Uint8Array[] = [];
  for (let start = 0; start < left.length; start += blockLength) {
    const end = start + blockLength;
    frames.push(encodeFlacFrame(left.subarray(start, end), right.subarray(start, end), frames.length));
  }

  const interleaved = Buffer.alloc(left.length * 4);
  for (let index = 0; index < left.length; index += 1) {
    interleaved.writeInt32LE((right[index]! << 16) | (left[index]! & 0xffff), index * 4);
  }
  const md5 = createHash("md5").update(interleaved).digest();

  return Buffer.concat([
    Buffer.from("fLaC", "ascii"),
    metadataBlock(0, streamInfo(frames, left.length, md5)),
    metadataBlock(3, seekTable(frames)),
    metadataBlock(4, vorbisComment(tags)),
    metadataBlock(6, picture(tags), true),
    ...frames,
  ]);
}
