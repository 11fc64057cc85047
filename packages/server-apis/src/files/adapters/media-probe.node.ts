import { unreadable } from "../domain/extraction/audio-tags.ts";
import type { MediaKind } from "../domain/extraction/media-kind.ts";
import type { MadeThumbnail, MediaFile, MediaProbe, Reading } from "../domain/ports.ts";
import { brokenDocument } from "./document-text.ts";
import { hasFfmpeg } from "./ffmpeg.node.ts";
import { decodeWaveform } from "./decode-waveform.node.ts";
import { probeFilm, takeFrame } from "./film.node.ts";
import type { LocalCopies } from "./local-copy.node.ts";
import type { ProbeAnswer, ProbeRequest } from "./media-probe.messages.ts";
import { createProbeProcess, defaultProbeLimits, type ProbeLimits } from "./probe-process.node.ts";
import { brokenImageFacts } from "./broken-image.ts";
import { longestTextFileBytes } from "./read-text.ts";
import { brokenVideo } from "./broken-video.ts";

/** What the job queue hands out at once, and one more for what somebody waits for. Only those run that have work. */
const processes = 3;
/** The most of a blob that is copied where it cannot be opened as a file. */
const largestCopyBytes = 4 * 1024 ** 3;

/** The probe as processes of their own. */
export function createProcessProbe(localCopy: LocalCopies, given: Partial<ProbeLimits> = {}): MediaProbe {
  const limits = { ...defaultProbeLimits, ...given };
  const pool = Array.from({ length: processes }, () => ({
    process: createProbeProcess(limits),
    waiting: 0,
    last: done,
  }));
  const decodesFilms = once(hasFfmpeg);

  /** In the process with the shortest queue, which gives it one file at a time. */
  async function ask(request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer | "failed"> {
    const [free] = pool.toSorted((one, other) => one.waiting - other.waiting);
    if (free === undefined) throw new Error("the probe has no process");
    free.waiting += 1;
    const turn = free.last.then(() => free.process.ask(request, signal));
    free.last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn.finally(() => {
      free.waiting -= 1;
    });
  }

  async function thumbnailsOf(request: ProbeRequest, signal: AbortSignal): Promise<readonly MadeThumbnail[]> {
    const answer = await ask(request, signal);
    return answer !== "failed" && answer.task === "thumbnails" ? answer.thumbnails : [];
  }

  return {
    decodesFilms,
    async read({ stored, kind, isFolderPicture }, signal) {
      await using file = await localCopy(stored, kind === "text" ? longestTextFileBytes : largestCopyBytes);
      const answer = await ask({ task: "read", kind, path: file.path, isFolderPicture }, signal);
      if (answer === "failed" || answer.task !== "read") return broken(kind);
      if (kind !== "video" || !(await decodesFilms())) return answer.reading;
      return await readFilm(answer.reading, file.path, signal);
    },
    async thumbnails({ stored, kind }: MediaFile, signal) {
      if (kind !== "image" && kind !== "pdf" && kind !== "video") return [];
      await using file = await localCopy(stored, largestCopyBytes);
      if (kind !== "video") {
        return await thumbnailsOf({ task: "thumbnails", kind, path: file.path, sizes: [512, 1600] }, signal);
      }
      const picture = await takeFrame(file.path, signal);
      return picture === null ? [] : await thumbnailsOf({ task: "frame", picture }, signal);
    },
    async waveform(stored, signal) {
      await using file = await localCopy(stored, largestCopyBytes);
      // The formats that most music is in need no program; ffmpeg knows the others.
      const answer = await ask({ task: "waveform", path: file.path }, signal);
      const found = answer !== "failed" && answer.task === "waveform" ? answer.waveform : null;
      return found ?? ((await decodesFilms()) ? await decodeWaveform(file.path, signal) : null);
    },
    async stop() {
      await Promise.all(pool.map(({ process }) => process.stop()));
    },
  };
}

const done: Promise<void> = Promise.resolve();

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null;
  return () => (found ??= work());
}

/** What the container did not tell, ffprobe may know; and what ffmpeg decodes has a frame to show and can be streamed. */
async function readFilm(reading: Reading, path: string, signal: AbortSignal): Promise<Reading> {
  const read = reading.extracted.video ?? brokenVideo("");
  const video = read.problem === null ? read : ((await probeFilm(path, signal)) ?? read);
  const readable = video.problem === null;
  const streamable = readable && video.durationMs !== null;
  return { ...reading, extracted: { video: { ...video, streamable } }, moreThumbnails: readable };
}

const reason = "reading it took too long or broke the reader.";

/** What is said of a file that broke the process. */
function broken(kind: MediaKind): Reading {
  const nothing = { text: null, cover: null, thumbnails: [], moreThumbnails: false };
  switch (kind) {
    case "audio":
      return { ...nothing, extracted: { audio: unreadable(`This file could not be read as audio: ${reason}`) } };
    case "image":
      return { ...nothing, extracted: { image: brokenImageFacts(`This picture could not be read: ${reason}`) } };
    case "video":
      return { ...nothing, extracted: { video: brokenVideo(`This film could not be read: ${reason}`) } };
    case "pdf":
    case "office":
    case "text":
      return brokenDocument(`This document could not be read: ${reason}`);
    default:
      return kind satisfies never;
  }
}
