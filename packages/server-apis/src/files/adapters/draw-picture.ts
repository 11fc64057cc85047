import { type ThumbnailSize, usefulSizes } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail, Reading } from "../domain/ports.ts";
import { brokenImageFacts } from "./broken-image.ts";

const quality = 0.8;

type Bitmap = { width: number; height: number };

/** What a browser has to draw with. */
export type Drawing = {
  createImageBitmap(picture: Blob): Promise<Bitmap>;
  OffscreenCanvas: new (
    width: number,
    height: number,
  ) => {
    getContext(kind: "2d"): {
      drawImage(...at: [picture: object, x: number, y: number, width: number, height: number]): void;
    };
    convertToBlob(options: { type: string; quality: number }): Promise<Blob>;
  };
};

/** Null where this is no browser. */
export function drawingHere(): Drawing | null {
  return "createImageBitmap" in globalThis ? (globalThis as unknown as Drawing) : null;
}

/** The picture as WebP that fits `size` x `size`; null when it is broken, or no picture. */
export async function drawPicture(drawing: Drawing, bytes: Uint8Array, size: number): Promise<Uint8Array | null> {
  const picture = await open(drawing, bytes);
  return picture === null ? null : draw(drawing, picture, size);
}

/** Width, height and small pictures of a picture; a browser tells nothing of its camera. */
export async function readDrawnImage(drawing: Drawing, bytes: Uint8Array, isFolderPicture: boolean): Promise<Reading> {
  const nothing = { text: null, cover: null, thumbnails: [], moreThumbnails: false };
  const picture = await open(drawing, bytes);
  if (picture === null) {
    return { ...nothing, extracted: { image: brokenImageFacts("This is no kind of picture that can be read here.") } };
  }
  const { width, height } = picture;
  const thumbnails = await Promise.all(
    usefulSizes(Math.max(width, height)).map(async (size: ThumbnailSize): Promise<MadeThumbnail> => {
      return { size, bytes: await draw(drawing, picture, size) };
    }),
  );
  const image = { ...brokenImageFacts(""), width, height, problem: null };
  return {
    ...nothing,
    extracted: { image },
    cover: isFolderPicture ? await draw(drawing, picture, 640) : null,
    thumbnails,
  };
}

async function open(drawing: Drawing, bytes: Uint8Array): Promise<Bitmap | null> {
  try {
    return await drawing.createImageBitmap(new Blob([new Uint8Array(bytes)]));
  } catch {
    // No picture, or a broken one.
    return null;
  }
}

async function draw({ OffscreenCanvas }: Drawing, picture: Bitmap, size: number): Promise<Uint8Array> {
  const scale = Math.min(1, size / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)].map((edge) =>
    Math.max(1, edge),
  ) as [number, number];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
  const drawn = await canvas.convertToBlob({ type: "image/webp", quality });
  return new Uint8Array(await drawn.arrayBuffer());
}
