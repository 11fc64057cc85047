import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BlobMissing, type BlobStore, type LocalBlobStore } from "../../kit/blobs/blob-store.ts";
import type { BlobId } from "../../kit/ids.ts";
import { readStored } from "../domain/contents/read-stored.ts";
import type { StoredBlob } from "../domain/contents/stored-blob.ts";

/** A file that programs on this machine can open; gone, where it was a copy, once it is disposed of. */
export type LocalCopy = AsyncDisposable & { path: string };

/**
 * A path to a blob's bytes: the store's own where it has them in one piece on this machine, else a temporary file of at most
 * `largestBytes` of them. Throws `BlobMissing`: what the store lost is not the file's fault.
 */
export type LocalCopies = (stored: StoredBlob, largestBytes: number) => Promise<LocalCopy>;

/** Copies are made below `folder`, which is emptied first: none outlives this process. */
export function createLocalCopies(blobs: BlobStore, folder: string): LocalCopies {
  const emptied = rm(folder, { recursive: true, force: true });
  // Whoever needs the folder is told.
  emptied.catch(() => undefined);
  return async (stored, largestBytes) => {
    const whole = await inOnePiece(blobs, stored);
    if (isLocal(blobs) && whole !== null) {
      return { path: blobs.pathOf(whole), [Symbol.asyncDispose]: async () => undefined };
    }
    await emptied;
    return copy(await readStored(blobs, stored, { start: 0, end: largestBytes }), folder);
  };
}

/** The id under which the store has exactly these bytes; null where they are pieces of others. */
async function inOnePiece(blobs: BlobStore, { blobId, parts }: StoredBlob): Promise<BlobId | null> {
  const pieces = parts.length === 0 ? [{ id: blobId, start: 0, size: null }] : parts;
  let whole: BlobId | null = null;
  for (const { id, start, size } of pieces) {
    const heldBytes = await blobs.size(id);
    if (heldBytes === null) throw new BlobMissing(id);
    if (pieces.length === 1 && start === 0 && (size === null || size === heldBytes)) whole = id;
  }
  return whole;
}

async function copy(bytes: ReadableStream<Uint8Array>, folder: string): Promise<LocalCopy> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const remove = () => rm(path, { force: true });
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    return { path, [Symbol.asyncDispose]: remove };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

function isLocal(blobs: BlobStore): blobs is LocalBlobStore {
  return "pathOf" in blobs;
}
