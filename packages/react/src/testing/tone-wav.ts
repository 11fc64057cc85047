const samplesPerSecond = 8_000;
const headerBytes = 44;

/** A quiet tone as an uncompressed WAV file, mono, 8 bits: what every browser plays. */
export function toneWav(seconds: number, hertz = 220): Uint8Array<ArrayBuffer> {
  const samples = seconds * samplesPerSecond;
  const bytes = new Uint8Array(headerBytes + samples);
  const view = new DataView(bytes.buffer);
  const ascii = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  ascii(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, "data");
  view.setUint32(40, samples, true);
  for (let i = 0; i < samples; i++) {
    bytes[headerBytes + i] = 128 + Math.round(20 * Math.sin((2 * Math.PI * hertz * i) / samplesPerSecond));
  }
  return bytes;
}
