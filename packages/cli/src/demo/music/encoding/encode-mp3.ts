import { Buffer } from "node:buffer";

import { ID3Writer } from "browser-id3-writer";
import { createMp3Encoder } from "wasm-media-encoders";

import { sampleRateHz } from "../mixing/stereo-mix.ts";
import type { TrackTags } from "./track-tags.ts";

const bitrateKbps = 128;
const frontCover = 3;

export type EncodeMp3 = (left: Float32Array, right: Float32Array, tags: TrackTags) => Buffer;

/** Loads the encoder once, from within its package. What it gives encodes MP3 at 128 kbit/s with an ID3v2.3 tag. */
export async function createMp3File(): Promise<EncodeMp3> {
  const encoder = await createMp3Encoder();
  return (left, right, tags) => {
    encoder.configure({ sampleRate: sampleRateHz, channels: 2, bitrate: bitrateKbps });
    const audio = Buffer.concat([Buffer.from(encoder.encode([left, right])), Buffer.from(encoder.finalize())]);
    const writer = new ID3Writer(new Uint8Array(audio).buffer)
      .setFrame("TIT2", tags.title)
      .setFrame("TPE1", [tags.artist])
      .setFrame("TPE2", tags.albumArtist)
      .setFrame("TALB", tags.album)
      .setFrame("TYER", tags.year)
      .setFrame("TCON", [tags.genre])
      .setFrame("TRCK", `${tags.track}/${tags.trackTotal}`)
      .setFrame("TPOS", "1/1")
      .setFrame("TLEN", Math.round((left.length / sampleRateHz) * 1000))
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum is in the declarations only, not in the code
      .setFrame("APIC", { type: frontCover, data: tags.cover.jpeg.buffer, description: "" });
    if (tags.isCompilation) writer.setFrame("TCMP", "1");
    return Buffer.from(writer.addTag());
  };
}
