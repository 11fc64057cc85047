import sharp, { type Sharp } from "sharp";

/** A picture that unpacks to more is not unpacked: a few kilobytes can claim gigabytes. */
export const largestPicturePixels = 150_000_000;
const timeoutSeconds = 15;

// Only the formats that pictures are kept in: the others (SVG, PDF and more) are doors that nobody needs.
const formats = ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"];
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: formats.flatMap((format) => [`VipsForeignLoad${format}Buffer`, `VipsForeignLoad${format}File`]),
});
sharp.concurrency(1);
sharp.cache(false);

/** Where a picture's bytes are. */
export type PictureSource = string | Uint8Array;

/** The first page of a picture that nobody has vetted, with limits. Nothing is read yet. */
export function openPicture(source: PictureSource, limitPixels = largestPicturePixels): Sharp {
  return sharp(source, { limitInputPixels: limitPixels, failOn: "error", pages: 1, sequentialRead: true }).timeout({
    seconds: timeoutSeconds,
  });
}
