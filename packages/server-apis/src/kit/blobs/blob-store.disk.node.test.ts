import { appendFile, mkdtempDisposable, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BlobId, newId } from "../ids.ts";
import { blobStoreContract } from "./blob-store.contract.ts";
import { createDiskBlobStore } from "./blob-store.disk.node.ts";

async function openStore() {
  const folder = await mkdtempDisposable(join(tmpdir(), "blobs-"));
  return { folder: folder.path, store: createDiskBlobStore(folder.path), [Symbol.asyncDispose]: () => folder.remove() };
}

const bytes = (text: string) => new Response(text).body;

describe("blobs on disk", () => {
  blobStoreContract(openStore);

  it("keeps a blob as a plain file in a folder named by the random part of its id", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    await under.store.append(id, 0, bytes("hello"));
    expect(await readdir(under.folder)).toEqual([id.slice(24, 26)]);
    expect(await readFile(under.store.pathOf(id), "utf8")).toBe("hello");
  });

  it("finds after a restart what was appended, and cuts off the tail that a crash left behind", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    await under.store.append(id, 0, bytes("acknowledged"));
    await appendFile(under.store.pathOf(id), " and half a chunk");
    const restarted = createDiskBlobStore(under.folder);
    await restarted.append(id, 12, bytes(", resumed"));
    expect(await readFile(under.store.pathOf(id), "utf8")).toBe("acknowledged, resumed");
  });

  it("holds no file open once a reader has finished, left or found nothing", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    await under.store.append(id, 0, bytes("x".repeat(600_000)));
    const openFiles = async () => {
      const links = await readdir("/proc/self/fd").catch(() => []);
      return links.length;
    };
    const before = await openFiles();
    for (let round = 0; round < 20; round += 1) {
      await new Response(await under.store.read(id)).arrayBuffer();
      const reader = (await under.store.read(id)).getReader();
      await reader.read();
      await reader.cancel();
    }
    expect(await openFiles()).toBe(before);
  });
});
