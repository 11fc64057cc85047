import { open } from "node:fs/promises";
import { parseFile } from "music-metadata";
import { thumbnailSizes } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail, Reading } from "../domain/ports.ts";
import { makeCover } from "./make-cover.ts";
import { drawUsefulThumbnails } from "./draw-thumbnails.ts";
import type { ProbeAnswer, ProbeRequest } from "./media-probe.messages.ts";
import { readAudio } from "./read-audio.ts";
import { readImage } from "./read-image.ts";
import { largestOfficeBytes, readOffice } from "./read-office.ts";
import { longestTextFileBytes, readText } from "./read-text.ts";
import { readVideo } from "./read-video.ts";

/*
 * A process of its own that reads media nobody has vetted: started by `probe-process.node.ts`, which gives it one file at a time, stops it
 * when it takes too long, and lives on when it crashes.
 */

/** More of a sound is not decoded. */
const largestSoundBytes = 512 * 1024 * 1024;

process.on("message", (request: ProbeRequest) => {
  // What a reader did not expect counts as a crash: this process may be in any state.
  void answer(request).then(
    (found) => process.send?.(found),
    () => process.exit(1),
  );
});
// The cloud is gone, or wants this process gone.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole process group; the cloud decides when its parts end.
process.on("SIGINT", () => undefined);

async function answer(request: ProbeRequest): Promise<ProbeAnswer> {
  switch (request.task) {
    case "read":
      return { task: "read", reading: await read(request) };
    case "thumbnails":
      return { task: "thumbnails", thumbnails: await thumbnails(request) };
    case "frame":
      return { task: "thumbnails", thumbnails: await drawUsefulThumbnails(request.picture, thumbnailSizes) };
    case "waveform": {
      const { decodeSound } = await import("./decode-sound.ts");
      return { task: "waveform", waveform: await decodeSound(await beginning(request.path, largestSoundBytes)) };
    }
    default:
      return request satisfies never;
  }
}

async function read({ kind, path, isFolderPicture }: ProbeRequest & { task: "read" }): Promise<Reading> {
  switch (kind) {
    case "audio": {
      const { tags, picture } = await readAudio((options) => parseFile(path, options));
      const cover = picture === null ? null : await makeCover(picture);
      return { extracted: { audio: tags }, text: null, cover, thumbnails: [], moreThumbnails: false };
    }
    case "image":
      return readImage(path, isFolderPicture);
    case "video": {
      const video = await readVideo(path);
      return { extracted: { video }, text: null, cover: null, thumbnails: [], moreThumbnails: false };
    }
    case "pdf": {
      // Ten megabytes of code that most clouds seldom need.
      const { readPdf } = await import("./read-pdf.ts");
      return readPdf(path);
    }
    case "office":
      return readOffice(await beginning(path, largestOfficeBytes + 1));
    case "text":
      return readText(await beginning(path, longestTextFileBytes));
    default:
      return kind satisfies never;
  }
}

async function thumbnails(request: ProbeRequest & { task: "thumbnails" }): Promise<readonly MadeThumbnail[]> {
  const { kind, path, sizes } = request;
  if (kind === "pdf") {
    const { drawPdf } = await import("./read-pdf.ts");
    return drawPdf(path, sizes);
  }
  return drawUsefulThumbnails(path, sizes);
}

/** The first bytes of a file, the whole of a smaller one. */
async function beginning(path: string, largestBytes: number): Promise<Uint8Array> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = new Uint8Array(Math.min(size, largestBytes));
  let filled = 0;
  while (filled < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
