import { parseBuffer } from "music-metadata";
import type { BlobStore } from "../../kit/blobs/blob-store.ts";
import { readStored } from "../domain/contents/read-stored.ts";
import type { StoredBlob } from "../domain/contents/stored-blob.ts";
import type { MediaProbe, Reading } from "../domain/ports.ts";
import { drawPicture, type Drawing, drawingHere, readDrawnImage } from "./draw-picture.ts";
import { decodeWav } from "./decode-wav.ts";
import { PeakMeter } from "./peak-meter.ts";
import { readAudio } from "./read-audio.ts";
import { readOffice } from "./read-office.ts";
import { readText } from "./read-text.ts";

/**
 * The probe of a cloud that is held in memory, in its own process: what it reads was put there by the test or the page that runs it.
 * Pictures are drawn on a canvas where there is one. Films and PDFs are left unread, and sound but WAV is not decoded: what does that has no
 * place in a page.
 */
export function createMemoryProbe(blobs: BlobStore): MediaProbe {
  const drawing = drawingHere();
  const bytesOf = async (stored: StoredBlob) => new Response(await readStored(blobs, stored)).bytes();
  return {
    decodesFilms: async () => false,
    async read({ stored, kind, isFolderPicture }, signal) {
      if (kind === "video" || kind === "pdf") return { ...nothing, extracted: {} };
      const bytes = await bytesOf(stored);
      signal.throwIfAborted();
      if (kind === "audio") return readSound(drawing, bytes);
      if (kind === "office") return readOffice(bytes);
      if (kind === "text") return readText(bytes);
      if (drawing !== null) return readDrawnImage(drawing, bytes, isFolderPicture);
      const { readImage } = await import("./read-image.ts");
      return readImage(bytes, isFolderPicture);
    },
    async thumbnails({ stored, kind }) {
      if (kind !== "image" || drawing !== null) return [];
      const { drawUsefulThumbnails } = await import("./draw-thumbnails.ts");
      return drawUsefulThumbnails(await bytesOf(stored), [512, 1600]);
    },
    async waveform(stored) {
      const meter = new PeakMeter();
      const bytes = await bytesOf(stored);
      for (const { channels, samplesPerSecond } of decodeWav(bytes)) if (!meter.add(channels, samplesPerSecond)) break;
      return meter.finish();
    },
    stop: async () => undefined,
  };
}

const nothing = { text: null, cover: null, thumbnails: [], moreThumbnails: false } satisfies Omit<Reading, "extracted">;

async function readSound(drawing: Drawing | null, bytes: Uint8Array): Promise<Reading> {
  const { tags, picture } = await readAudio((options) => parseBuffer(bytes, undefined, options));
  const cover = picture === null ? null : await coverOf(drawing, picture);
  return { ...nothing, extracted: { audio: tags }, cover };
}

async function coverOf(drawing: Drawing | null, picture: Uint8Array): Promise<Uint8Array | null> {
  if (drawing !== null) return drawPicture(drawing, picture, 640);
  const { makeCover } = await import("./make-cover.ts");
  return makeCover(picture);
}
