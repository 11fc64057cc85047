import sharp from "sharp";
import type { AvatarMaker } from "../domain/ports.ts";

const sidePixels = 256;
/** A picture of more than this is refused before it is decoded. */
const maximumPixels = 50_000_000;

/** A square WebP without anything of what the file said about itself: place, camera, name. */
export const makeAvatar: AvatarMaker = async (bytes) => {
  try {
    return await sharp(bytes, { limitInputPixels: maximumPixels, failOn: "error", pages: 1 })
      .rotate()
      .resize(sidePixels, sidePixels, { fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    return null;
  }
};
