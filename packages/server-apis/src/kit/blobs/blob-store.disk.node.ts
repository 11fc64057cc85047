import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BlobId, parseId } from "../ids.ts";
import { type AppendOutcome, BlobMissing, BlobStoreFull, type LocalBlobStore } from "./blob-store.ts";
import { DiskAppender } from "./disk-appender.node.ts";
import { type DrainOptions, drainSource } from "./drain-source.ts";

/** Bytes of one read, unless its reader brings memory: large enough that the system calls do not show, small enough for a thousand listeners. */
const readBytes = 256 * 1024;

/**
 * Blobs as files under `root`, spread over 256 folders by the first two digits of the id's random part (a UUIDv7 begins with the
 * time, which would put a whole day into one folder). A file is there, under its name, from `create` on: folders are synced, so
 * that what was acknowledged is found again after a power cut.
 */
export function createDiskBlobStore(root: string): LocalBlobStore {
  const pathOf = (id: BlobId) => join(root, id.slice(24, 26), id);
  return {
    pathOf,
    create: (id) => createFile(root, pathOf(id)),
    append: (id, offset, bytes, options) => appendToFile(id, pathOf(id), { offset, bytes, ...options }),
    read: (id, range) => readFile(id, pathOf(id), range),
    size: async (id) => (await unlessMissing(stat(pathOf(id))))?.size ?? null,
    delete: async (id) => {
      if ((await unlessMissing(unlink(pathOf(id)).then(() => true))) === true) await syncFolder(dirname(pathOf(id)));
    },
    list: () => listFiles(root),
  };
}

/** One folder after the other; what has no blob's name is none of the store's. */
async function* listFiles(root: string): AsyncGenerator<readonly BlobId[]> {
  for (const folder of (await unlessMissing(readdir(root))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const names = (await unlessMissing(readdir(join(root, folder)))) ?? [];
    yield names.flatMap((name) => parseId<BlobId>(name) ?? []);
  }
}

async function createFile(root: string, path: string): Promise<void> {
  const folder = dirname(path);
  // `mkdir` tells the first folder it had to make: only then has a parent changed and needs to be synced.
  const made = await fullOr(mkdir(folder, { recursive: true, mode: 0o700 }));
  const file = await fullOr(open(path, "wx", 0o600));
  await file.close();
  await syncFolder(folder);
  if (made === undefined) return;
  await syncFolder(root);
  await syncFolder(dirname(made));
}

type Append = DrainOptions & { offset: number; bytes: ReadableStream<Uint8Array> | null };

async function appendToFile(id: BlobId, path: string, append: Append): Promise<AppendOutcome> {
  const file = await unlessMissing(open(path, constants.O_WRONLY));
  if (file === null) throw new BlobMissing(id);
  try {
    const { size } = await file.stat();
    if (size < append.offset)
      throw new Error(`blob ${id} holds ${size} bytes, fewer than the ${append.offset} to append after`);
    if (size > append.offset) await file.truncate(append.offset);
    const appender = new DiskAppender(file, append.offset);
    const interrupted =
      append.bytes === null ? null : await drainSource(append.bytes, append, (chunk) => fullOr(appender.add(chunk)));
    await fullOr(appender.flush());
    await fullOr(file.datasync());
    return { writtenBytes: appender.position - append.offset, interrupted };
  } finally {
    await file.close();
  }
}

async function readFile(
  id: BlobId,
  path: string,
  range: { start: number; end: number } | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const file = await unlessMissing(open(path, constants.O_RDONLY));
  if (file === null) throw new BlobMissing(id);
  return fileStream(file, range?.start ?? 0, range?.end ?? Number.POSITIVE_INFINITY);
}

/** A byte stream, so that a reader can have the bytes in memory that it uses again; fresh memory for each costs more than reading them. */
function fileStream(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream({
    type: "bytes",
    autoAllocateChunkSize: Math.max(1, Math.min(readBytes, end - start)),
    pull: async (controller) => {
      try {
        const bytesRead = await fill(controller.byobRequest, file, { position, end });
        position += bytesRead;
        if (bytesRead > 0) controller.byobRequest?.respond(bytesRead);
        if (bytesRead > 0 && position < end) return;
        await file.close();
        controller.close();
        // Whoever asks meanwhile is told of the end.
        controller.byobRequest?.respond(0);
      } catch (cause) {
        await file.close();
        throw cause;
      }
    },
    cancel: () => file.close(),
  });
}

/** Reads into the memory that was asked for, and tells how many bytes it was; 0 at the end. */
async function fill(
  request: ReadableStreamBYOBRequest | null,
  file: FileHandle,
  { position, end }: { position: number; end: number },
): Promise<number> {
  const view = request?.view;
  if (view === undefined || view === null) throw new Error("a byte stream was pulled without memory to fill");
  const wanted = Math.min(view.byteLength, end - position);
  if (wanted <= 0) return 0;
  const { bytesRead } = await file.read(new Uint8Array(view.buffer, view.byteOffset, wanted), 0, wanted, position);
  return bytesRead;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw cause;
  }
}

async function fullOr<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOSPC" || code === "EDQUOT") throw new BlobStoreFull("the disk is full", { cause });
    throw cause;
  }
}
