import { mkdtempDisposable, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDiskBlobStore } from "../../kit/blobs/blob-store.disk.node.ts";
import { createMemoryBlobStore } from "../../kit/blobs/blob-store.memory.ts";
import { BlobMissing, type BlobStore } from "../../kit/blobs/blob-store.ts";
import { type BlobId, newId } from "../../kit/ids.ts";
import { createLocalCopies } from "./local-copy.node.ts";

async function store(blobs: BlobStore, text: string) {
  const id = newId<BlobId>();
  await blobs.create(id);
  await blobs.append(id, 0, new Blob([text]).stream());
  return { id, start: 0, size: text.length };
}

it("is the store's own file where there is one", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "copies-"));
  const blobs = createDiskBlobStore(join(folder.path, "blobs"));
  const localCopy = createLocalCopies(blobs, join(folder.path, "copies"));
  const { id } = await store(blobs, "whole");
  await using own = await localCopy({ blobId: id, parts: [] }, 100);
  expect(own.path).toBe(blobs.pathOf(id));
});

it("is a copy of what shares a piece of the store with others", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "copies-"));
  const blobs = createDiskBlobStore(join(folder.path, "blobs"));
  const localCopy = createLocalCopies(blobs, join(folder.path, "copies"));
  const { id } = await store(blobs, "one two three");
  for (const [start, text] of [
    [0, "one"],
    [4, "two"],
  ] as const) {
    await using copied = await localCopy({ blobId: newId(), parts: [{ id, start, size: 3 }] }, 100);
    expect(await readFile(copied.path, "utf8")).toBe(text);
  }
});

it("is a copy of what lies elsewhere or in parts, as long as it is needed and no longer than allowed", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "copies-"));
  const [blobs, copies] = [createMemoryBlobStore(), join(folder.path, "copies")];
  const localCopy = createLocalCopies(blobs, copies);
  const parts = [await store(blobs, "one "), await store(blobs, "two three")];
  {
    await using copied = await localCopy({ blobId: newId(), parts }, 7);
    expect(await readFile(copied.path, "utf8")).toBe("one two");
  }
  expect(await readdir(copies)).toEqual([]);
  await expect(localCopy({ blobId: newId(), parts: [] }, 7)).rejects.toThrow(BlobMissing);
});

it("of a process that died is gone with the next", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "copies-"));
  await writeFile(join(folder.path, "left"), "behind");
  const blobs = createMemoryBlobStore();
  const localCopy = createLocalCopies(blobs, folder.path);
  await using copied = await localCopy({ blobId: (await store(blobs, "a")).id, parts: [] }, 7);
  expect((await readdir(folder.path)).map((name) => join(folder.path, name))).toEqual([copied.path]);
});
