import type { Waveform } from "../domain/ports.ts";
import { decodeWav } from "./decode-wav.ts";
import { PeakMeter } from "./peak-meter.ts";

type Decoded = { channelData: readonly Float32Array[]; samplesDecoded: number; sampleRate: number };
/** What the decoders of all formats have in common. */
type Decoder = {
  ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
  free(): void;
};

const chunkBytes = 64 * 1024;

/** How loud a sound file is from its beginning to its end, without any program: WAV, MP3, FLAC and Ogg Vorbis; null of all others. */
export async function decodeSound(bytes: Uint8Array): Promise<Waveform | null> {
  const meter = new PeakMeter();
  const decoder = await decoderOf(bytes);
  if (decoder === null) {
    for (const { channels, samplesPerSecond } of decodeWav(bytes)) if (!meter.add(channels, samplesPerSecond)) break;
    return meter.finish();
  }
  try {
    await decoder.ready;
    for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
      const { channelData, samplesDecoded, sampleRate } = await decoder.decode(bytes.subarray(at, at + chunkBytes));
      if (samplesDecoded > 0 && !meter.add(channelData, sampleRate)) break;
    }
    const rest = await decoder.flush?.();
    if (rest !== undefined && rest.samplesDecoded > 0) meter.add(rest.channelData, rest.sampleRate);
    return meter.finish();
  } finally {
    decoder.free();
  }
}

/** By what the file begins with; each decoder is loaded when there is something for it to do. */
async function decoderOf(bytes: Uint8Array): Promise<Decoder | null> {
  const begins = String.fromCharCode(...bytes.subarray(0, 64));
  if (begins.startsWith("fLaC")) return new (await import("@wasm-audio-decoders/flac")).FLACDecoder();
  if (begins.startsWith("OggS") && begins.includes("vorbis")) {
    return new (await import("@wasm-audio-decoders/ogg-vorbis")).OggVorbisDecoder();
  }
  const isMpeg = begins.startsWith("ID3") || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2);
  return isMpeg ? new (await import("mpg123-decoder")).MPEGDecoder() : null;
}
