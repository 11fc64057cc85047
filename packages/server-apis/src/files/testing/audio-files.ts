import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

type InfoTags = { title?: string; artist?: string; album?: string };

/** A tenth of a second of silence with RIFF INFO tags. */
export function wav(tags: InfoTags): Uint8Array<ArrayBuffer> {
  const [rate, samples] = [8_000, 800];
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const info = Object.entries({ INAM: tags.title, IART: tags.artist, IPRD: tags.album }).flatMap(([id, value]) =>
    value === undefined ? [] : [chunk(id, Buffer.from(`${value}\0`))],
  );
  const list = chunk("LIST", Buffer.concat([Buffer.from("INFO"), ...info]));
  const body = Buffer.concat([
    Buffer.from("WAVE"),
    chunk("fmt ", format),
    list,
    chunk("data", Buffer.alloc(samples * 2)),
  ]);
  return new Uint8Array(chunk("RIFF", body));
}

/** Silence as MPEG 1 layer 3 with an ID3v2.3 title and picture. */
export function mp3(title: string, picture: Uint8Array | null): Uint8Array<ArrayBuffer> {
  const frames = [frame("TIT2", Buffer.from(`\0${title}`, "latin1"))];
  if (picture !== null)
    frames.push(frame("APIC", Buffer.concat([Buffer.from("\0image/png\0\u0003\0", "latin1"), picture])));
  const tag = Buffer.concat(frames);
  const size = Buffer.from([21, 14, 7, 0].map((shift) => (tag.byteLength >> shift) & 0x7f));
  const sound = Buffer.alloc(417);
  sound.set([0xff, 0xfb, 0x90, 0x00]);
  const header = Buffer.concat([Buffer.from("ID3\u0003\0\0", "latin1"), size]);
  return new Uint8Array(Buffer.concat([header, tag, ...Array.from({ length: 20 }, () => sound)]));
}

/** A plain picture of one colour. */
export async function png(width: number, height: number, red: number): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width, height, channels: 3, background: { r: red, g: 0, b: 0 } } });
  return new Uint8Array(await picture.png().toBuffer());
}

/** A few kilobytes that claim to be a picture of 60,000 x 60,000. */
export function pictureBomb(): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([1, 0], 8);
  const rows = deflateSync(Buffer.alloc(7_501 * 200));
  const parts = [pngChunk("IHDR", header), pngChunk("IDAT", rows), pngChunk("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts]));
}

function chunk(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.byteLength);
  return Buffer.concat([Buffer.from(id), size, data, Buffer.alloc(data.byteLength % 2)]);
}

function frame(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.byteLength);
  return Buffer.concat([Buffer.from(id), size, Buffer.alloc(2), data]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  const body = Buffer.concat([Buffer.from(type), data]);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
