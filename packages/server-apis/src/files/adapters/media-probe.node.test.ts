import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, describe } from "vitest";
import { createDiskBlobStore } from "../../kit/blobs/blob-store.disk.node.ts";
import { BlobMissing } from "../../kit/blobs/blob-store.ts";
import { type BlobId, newId } from "../../kit/ids.ts";
import { wav } from "../testing/audio-files.ts";
import { createProcessProbe, type ProbeLimits } from "./media-probe.node.ts";

async function withProbe(limits: Partial<ProbeLimits>) {
  const folder = await mkdtempDisposable(join(tmpdir(), "probe-"));
  const blobs = createDiskBlobStore(folder.path);
  const id = newId<BlobId>();
  await blobs.create(id);
  await writeFile(blobs.pathOf(id), wav({ title: "Song" }));
  const probe = createProcessProbe(blobs, limits);
  const audio = (signal = new AbortController().signal, blobId = id) => probe.audio(blobId, signal);
  return {
    audio,
    [Symbol.asyncDispose]: async () => {
      await probe.stop();
      await folder.remove();
    },
  };
}

describe("the probe process", () => {
  it("reads one file after the other, many asked for at once", async () => {
    await using probe = await withProbe({});
    const found = await Promise.all(Array.from({ length: 5 }, () => probe.audio()));
    expect(found.map(({ tags }) => tags.title)).toEqual(Array.from({ length: 5 }, () => "Song"));
  });

  it("is killed when a file takes too long, which is said of the file, and lives again for the next", async () => {
    await using probe = await withProbe({ timeoutMs: 1 });
    expect((await probe.audio()).tags.problem).toMatch(/took too long/);
    await using patient = await withProbe({});
    expect((await patient.audio()).tags.problem).toBeNull();
  });

  it("says nothing of a file when the caller gives up", async () => {
    await using probe = await withProbe({});
    const abort = new AbortController();
    const asked = probe.audio(abort.signal);
    abort.abort(new Error("stopping"));
    await expect(asked).rejects.toThrow("stopping");
    expect((await probe.audio()).tags.title).toBe("Song");
  });

  it("says nothing of a file whose bytes the store lost", async () => {
    await using probe = await withProbe({});
    await expect(probe.audio(undefined, newId())).rejects.toThrow(BlobMissing);
  });
});
