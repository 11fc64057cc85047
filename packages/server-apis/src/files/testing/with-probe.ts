import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiskBlobStore } from "../../kit/blobs/blob-store.disk.node.ts";
import { type BlobId, newId } from "../../kit/ids.ts";
import { createLocalCopies } from "../adapters/local-copy.node.ts";
import { createProcessProbe } from "../adapters/media-probe.node.ts";
import type { ProbeLimits } from "../adapters/probe-process.node.ts";
import type { MediaKind } from "../domain/extraction/media-kind.ts";

/** The probe in its processes, over a store of its own. */
export async function withProbe(limits: Partial<ProbeLimits> = {}) {
  const folder = await mkdtempDisposable(join(tmpdir(), "probe-"));
  const blobs = createDiskBlobStore(folder.path);
  const probe = createProcessProbe(createLocalCopies(blobs, join(folder.path, "copies")), limits);
  const store = async (bytes: Uint8Array) => {
    const id = newId<BlobId>();
    await blobs.create(id);
    await writeFile(blobs.pathOf(id), bytes);
    return id;
  };
  const never = new AbortController().signal;
  const fileOf = (blobId: BlobId, kind: MediaKind) => ({ stored: { blobId, parts: [] }, kind, isFolderPicture: false });
  return {
    probe,
    store,
    read: async (kind: MediaKind, bytes: Uint8Array, signal = never) =>
      probe.read(fileOf(await store(bytes), kind), signal),
    readBlob: (kind: MediaKind, blobId: BlobId) => probe.read(fileOf(blobId, kind), never),
    thumbnails: async (kind: MediaKind, bytes: Uint8Array) => probe.thumbnails(fileOf(await store(bytes), kind), never),
    waveform: async (bytes: Uint8Array) => probe.waveform({ blobId: await store(bytes), parts: [] }, never),
    [Symbol.asyncDispose]: async () => {
      await probe.stop();
      await folder.remove();
    },
  };
}
