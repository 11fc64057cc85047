import { stat } from "node:fs/promises";
import { openPicture, type PictureSource } from "./open-picture.ts";

/** A larger picture file is not looked at. */
const largestPictureBytes = 20 * 1024 * 1024;
const largestPicturePixels = 50_000_000;
const coverSize = 640;
const coverQuality = 80;

/** The picture as WebP that fits 640 x 640; null when it is too large, broken, or no picture. */
export async function makeCover(source: PictureSource): Promise<Uint8Array | null> {
  const size = typeof source === "string" ? (await stat(source)).size : source.byteLength;
  if (size > largestPictureBytes) return null;
  try {
    const cover = await openPicture(source, largestPicturePixels)
      .autoOrient()
      .resize(coverSize, coverSize, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: coverQuality })
      .toBuffer();
    return new Uint8Array(cover);
  } catch {
    return null;
  }
}
