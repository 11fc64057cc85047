/** How the samples of a WAV file lie in it. */
type Layout = { format: number; channels: number; samplesPerSecond: number; bits: number; start: number; end: number };

const [pcm, float, extensible] = [1, 3, 0xfffe];
const framesAtOnce = 64 * 1024;

/** The sound of a WAV file (RIFF, PCM or float), stretch by stretch, a column a channel; nothing of what is none. */
export function* decodeWav(bytes: Uint8Array): Generator<{ channels: Float32Array[]; samplesPerSecond: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = findLayout(view);
  if (layout === null) return;
  const { channels: count, samplesPerSecond, bits, start, end } = layout;
  const read = reader(view, layout.format, bits);
  const frameBytes = (bits / 8) * count;
  if (read === null) return;
  for (let at = start; at + frameBytes <= end; at += framesAtOnce * frameBytes) {
    const frames = Math.min(framesAtOnce, Math.floor((end - at) / frameBytes));
    const channels = Array.from({ length: count }, (_, channel) =>
      Float32Array.from({ length: frames }, (__, frame) => read(at + frame * frameBytes + (channel * bits) / 8)),
    );
    yield { channels, samplesPerSecond };
  }
}

function findLayout(view: DataView): Layout | null {
  if (view.byteLength < 44 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57415645) return null;
  let format: Omit<Layout, "start" | "end"> | null = null;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const [id, size] = [view.getUint32(at), view.getUint32(at + 4, true)];
    const start = at + 8;
    if (id === 0x666d7420 && start + 16 <= view.byteLength) format = readFormat(view, start);
    // What is still being written claims to be as long as can be.
    if (id === 0x64617461)
      return format === null ? null : { ...format, start, end: Math.min(start + size, view.byteLength) };
    at = start + size + (size % 2);
  }
  return null;
}

function readFormat(view: DataView, at: number): Omit<Layout, "start" | "end"> | null {
  const named = view.getUint16(at, true);
  const format = named === extensible && at + 26 <= view.byteLength ? view.getUint16(at + 24, true) : named;
  const [channels, samplesPerSecond] = [view.getUint16(at + 2, true), view.getUint32(at + 4, true)];
  const isUsual = channels >= 1 && channels <= 32 && samplesPerSecond > 0;
  return isUsual ? { format, channels, samplesPerSecond, bits: view.getUint16(at + 14, true) } : null;
}

function reader(view: DataView, format: number, bits: number): ((at: number) => number) | null {
  if (format === float && bits === 32) return (at) => view.getFloat32(at, true);
  if (format !== pcm) return null;
  switch (bits) {
    case 8:
      return (at) => (view.getUint8(at) - 128) / 128;
    case 16:
      return (at) => view.getInt16(at, true) / 2 ** 15;
    case 24:
      return (at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 2 ** 23;
    case 32:
      return (at) => view.getInt32(at, true) / 2 ** 31;
    default:
      return null;
  }
}
