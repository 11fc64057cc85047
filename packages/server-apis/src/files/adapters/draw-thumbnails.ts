import { type ThumbnailSize, usefulSizes } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail } from "../domain/ports.ts";
import { openPicture, type PictureSource } from "./open-picture.ts";

/** What a picture of this size is kept as. */
const qualities = { 128: 70, 512: 76, 1600: 80 } as const satisfies Record<ThumbnailSize, number>;
/**
 * Of WebP's 0 to 6: a third of the default's time for a few percent more bytes. AVIF was measured beside it: at 1600 pixels it saved 8 % of
 * the bytes for fifteen times the time, at the smaller sizes nothing.
 */
const effort = 2;

/**
 * The picture in these sizes, upright, never larger than it is. The largest is made of the picture and the others of it. Throws what the
 * decoder throws.
 */
export async function drawThumbnails(source: PictureSource, sizes: readonly ThumbnailSize[]): Promise<MadeThumbnail[]> {
  const largest = Math.max(...sizes);
  const { data, info } = await openPicture(source)
    .autoOrient()
    .resize(largest, largest, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const { default: sharp } = await import("sharp");
  const made: MadeThumbnail[] = [];
  for (const size of sizes) {
    const bytes = await sharp(data, { raw: { width, height, channels } })
      .resize(size, size, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: qualities[size], effort })
      .toBuffer();
    made.push({ size, bytes: new Uint8Array(bytes) });
  }
  return made;
}

/** Those of these sizes that show more than the next smaller one; none of what cannot be read: the first look has said why. */
export async function drawUsefulThumbnails(
  source: PictureSource,
  sizes: readonly ThumbnailSize[],
): Promise<MadeThumbnail[]> {
  try {
    const { width, height } = await openPicture(source).metadata();
    const useful = usefulSizes(Math.max(width, height)).filter((size) => sizes.includes(size));
    return useful.length === 0 ? [] : await drawThumbnails(source, useful);
  } catch {
    return [];
  }
}
