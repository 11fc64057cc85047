import { stat } from "node:fs/promises";
import { usefulSizes } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail, Reading } from "../domain/ports.ts";
import { brokenImageFacts } from "./broken-image.ts";
import { makeCover } from "./make-cover.ts";
import { drawThumbnails } from "./draw-thumbnails.ts";
import { largestPicturePixels, openPicture, type PictureSource } from "./open-picture.ts";
import { noCamera, readCamera } from "./read-camera.ts";

/** A larger picture file is not looked at. */
const largestPictureBytes = 200 * 1024 * 1024;

/** What a picture says about itself, and its smallest thumbnail. Never throws for what is wrong with the file. */
export async function readImage(source: PictureSource, isFolderPicture: boolean): Promise<Reading> {
  const size = typeof source === "string" ? (await stat(source)).size : source.byteLength;
  if (size > largestPictureBytes) return brokenImage("This picture is too large to be looked at here.");
  try {
    const { width, height, exif } = await measure(source);
    const sizes = usefulSizes(Math.max(width, height));
    const facts = { width, height, ...(exif === undefined ? noCamera : readCamera(exif)) };
    const { thumbnails, problem } = await smallest(source);
    return {
      extracted: { image: { ...facts, problem } },
      text: null,
      cover: isFolderPicture ? await makeCover(source) : null,
      thumbnails,
      moreThumbnails: thumbnails.length > 0 && sizes.length > thumbnails.length,
    };
  } catch (cause) {
    return brokenImage(problemOf(cause));
  }
}

/** Nothing but what is wrong with it. */
function brokenImage(problem: string): Reading {
  const image = brokenImageFacts(problem);
  return { extracted: { image }, text: null, cover: null, thumbnails: [], moreThumbnails: false };
}

/** Width and height as it is looked at: a camera held sideways says so. */
async function measure(source: PictureSource) {
  const { width, height, orientation = 1, exif } = await openPicture(source).metadata();
  return orientation >= 5 ? { width: height, height: width, exif } : { width, height, exif };
}

async function smallest(source: PictureSource): Promise<{ thumbnails: MadeThumbnail[]; problem: string | null }> {
  try {
    return { thumbnails: await drawThumbnails(source, [128]), problem: null };
  } catch (cause) {
    return { thumbnails: [], problem: problemOf(cause) };
  }
}

/** A reason the person can use. The decoder's message names the cloud's own file, which is nobody's business. */
function problemOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : "";
  if (message.includes("pixel limit"))
    return `This picture has more than ${largestPicturePixels / 1_000_000} million pixels, which is too many to be looked at here.`;
  if (message.includes("timeout")) return "Reading this picture took too long.";
  if (message.includes("unsupported image format") || message.includes("not a known file format"))
    return "This is no kind of picture that can be read here.";
  return "This picture is damaged.";
}
