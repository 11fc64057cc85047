import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import type { ProbeSource } from "./media-probe.messages.ts";

/** A larger picture file is not looked at. */
const largestPictureBytes = 20 * 1024 * 1024;
/** A picture that unpacks to more is not unpacked: a few kilobytes can claim gigabytes. */
const largestPicturePixels = 50_000_000;
const coverSize = 640;
const coverQuality = 80;
const timeoutSeconds = 15;

// Only the formats that pictures of music come in: the others (SVG, PDF, TIFF and more) are doors that nobody needs.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});
sharp.concurrency(1);
sharp.cache(false);

/** The picture as WebP that fits 640 x 640; null when it is too large, broken, or no picture. */
export async function makeCover(source: ProbeSource): Promise<Uint8Array | null> {
  if (source.kind === "path" && (await stat(source.path)).size > largestPictureBytes) return null;
  const bytes = source.kind === "path" ? await readFile(source.path) : source.bytes;
  if (bytes.byteLength > largestPictureBytes) return null;
  try {
    const cover = await sharp(bytes, { limitInputPixels: largestPicturePixels, failOn: "error", pages: 1 })
      .autoOrient()
      .resize(coverSize, coverSize, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: coverQuality })
      .timeout({ seconds: timeoutSeconds })
      .toBuffer();
    return new Uint8Array(cover);
  } catch {
    return null;
  }
}
