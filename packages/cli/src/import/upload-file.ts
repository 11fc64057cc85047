import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Cloud } from "../cloud.ts";
import { expectStatus, Gone, Refused, retryAfterMs } from "./upload-answer.ts";
import type { UploadJournal } from "./upload-journal.ts";
import type { LocalFile } from "./walk-folder.ts";

/** Smaller files go with their creation, in one request, and need no journal. */
const singleRequestBytes = 1024 * 1024;

type Options = { parentId: string; journal: UploadJournal; signal: AbortSignal; onProgress(sentBytes: number): void };

/** Sends one file by tus 1.0.0, continuing where an earlier try or run stopped. Throws with the cloud's own words when it refuses. */
export async function uploadFile(cloud: Cloud, file: LocalFile, options: Options): Promise<void> {
  let uploadPath = options.journal.find(file) ?? null;
  for (let attempt = 0; ; attempt += 1) {
    try {
      uploadPath ??= await create(cloud, file, options);
      if (uploadPath !== null) await sendRest(cloud, file, uploadPath, options);
      options.onProgress(file.sizeBytes);
      await options.journal.forget(file);
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      if (error instanceof Gone) uploadPath = null;
      const waitMs = retryAfterMs[attempt];
      if (error instanceof Refused || waitMs === undefined) {
        await options.journal.forget(file);
        throw error;
      }
      await delay(waitMs, undefined, { signal: options.signal });
    }
  }
}

/** The upload's path, or null when the file went with its creation. */
async function create(cloud: Cloud, file: LocalFile, { parentId, journal, signal }: Options): Promise<string | null> {
  const whole = file.sizeBytes <= singleRequestBytes;
  const headers: Record<string, string> = {
    "tus-resumable": "1.0.0",
    "upload-length": String(file.sizeBytes),
    "upload-metadata": `parentId ${base64(parentId)},filename ${base64(file.name)}`,
    ...(whole && { "content-type": "application/offset+octet-stream", "content-length": String(file.sizeBytes) }),
  };
  const body = whole ? bodyFrom(file, 0) : {};
  const response = await cloud.fetch("/.mows/uploads", { method: "POST", headers, signal, ...body });
  await expectEmpty(response, 201);
  if (whole) return null;
  const uploadPath = new URL(response.headers.get("location") ?? "", "http://mows.localhost").pathname;
  await journal.remember(file, uploadPath);
  return uploadPath;
}

async function sendRest(
  cloud: Cloud,
  file: LocalFile,
  uploadPath: string,
  { signal, onProgress }: Options,
): Promise<void> {
  const status = await cloud.fetch(uploadPath, { method: "HEAD", headers: { "tus-resumable": "1.0.0" }, signal });
  await expectEmpty(status, 200);
  const offset = Number(status.headers.get("upload-offset"));
  if (offset === file.sizeBytes) return;
  const headers = {
    "tus-resumable": "1.0.0",
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
    "content-length": String(file.sizeBytes - offset),
  };
  const response = await cloud.fetch(uploadPath, {
    method: "PATCH",
    headers,
    signal,
    ...bodyFrom(file, offset, onProgress),
  });
  await expectEmpty(response, 204);
}

async function expectEmpty(response: Response, expected: number): Promise<void> {
  await expectStatus(response, expected);
  await response.body?.cancel();
}

function bodyFrom(file: LocalFile, offset: number, onProgress?: (sentBytes: number) => void): RequestInit {
  if (file.sizeBytes === 0) return { body: new Uint8Array() };
  const stream = createReadStream(file.path, { start: offset, end: file.sizeBytes - 1, highWaterMark: 1024 * 1024 });
  let sent = offset;
  const counted = stream.map((chunk: Buffer) => {
    sent += chunk.length;
    onProgress?.(sent);
    return chunk;
  });
  // `duplex` is required with a stream (Fetch, RequestInit) and missing in TypeScript's declaration.
  const init: RequestInit & { duplex: "half" } = {
    body: Readable.toWeb(counted) as ReadableStream<Uint8Array>,
    duplex: "half",
  };
  return init;
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
