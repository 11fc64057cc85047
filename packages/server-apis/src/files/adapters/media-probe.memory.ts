import { parseBuffer } from "music-metadata";
import type { BlobStore } from "../../kit/blobs/blob-store.ts";
import type { BlobId } from "../../kit/ids.ts";
import type { MediaProbe } from "../domain/ports.ts";
import { readAudio } from "./read-audio.ts";

const coverSize = 640;
const coverQuality = 0.8;

/**
 * The probe of a cloud that is held in memory, in its own process: what it reads was put there by the test or the page that runs it.
 * Covers are drawn on a canvas where there is one.
 */
export function createMemoryProbe(blobs: BlobStore): MediaProbe {
  const bytesOf = async (id: BlobId) => new Response(await blobs.read(id)).bytes();
  return {
    audio: async (blobId, signal) => {
      const bytes = await bytesOf(blobId);
      signal.throwIfAborted();
      const { tags, picture } = await readAudio((options) => parseBuffer(bytes, undefined, options));
      return { tags, cover: picture === null ? null : await makeCover(picture) };
    },
    picture: async (blobId) => makeCover(await bytesOf(blobId)),
    stop: async () => undefined,
  };
}

/** What a browser has to draw with. */
type Canvas = {
  createImageBitmap(picture: Blob): Promise<{ width: number; height: number }>;
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

async function makeCover(bytes: Uint8Array): Promise<Uint8Array | null> {
  if ("createImageBitmap" in globalThis) return drawCover(globalThis as unknown as Canvas, bytes);
  const { makeCover: byLibrary } = await import("./make-cover.ts");
  return byLibrary({ kind: "bytes", bytes });
}

async function drawCover(
  { createImageBitmap, OffscreenCanvas }: Canvas,
  bytes: Uint8Array,
): Promise<Uint8Array | null> {
  try {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const scale = Math.min(1, coverSize / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
    const cover = await canvas.convertToBlob({ type: "image/webp", quality: coverQuality });
    return new Uint8Array(await cover.arrayBuffer());
  } catch {
    // No picture, or a broken one.
    return null;
  }
}
