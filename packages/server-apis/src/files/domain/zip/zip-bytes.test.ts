import { mkdtempDisposable, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Reader, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { expect, it } from "vitest";
import { createDiskBlobStore } from "../../../kit/blobs/blob-store.disk.node.ts";
import { createMemoryBlobStore } from "../../../kit/blobs/blob-store.memory.ts";
import { concatBytes } from "../../../kit/blobs/concat-bytes.ts";
import { type BlobId, newId } from "../../../kit/ids.ts";
import { zipBytes } from "./zip-bytes.ts";

const keptBytes = 2 * 1024 * 1024;

/** The end of something long, read as if all of it were there. */
class EndReader extends Reader<Uint8Array> {
  readonly #end: Uint8Array;
  constructor(end: Uint8Array, length: number) {
    super(end);
    this.#end = end;
    this.size = length;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const from = index - (this.size - this.#end.byteLength);
    if (from < 0) throw new Error("only the end was kept");
    return this.#end.subarray(from, from + length);
  }
}

it("says zip64 where it has more entries than a zip can count", async () => {
  const modifiedAt = new Date();
  const entries = Array.from({ length: 66_000 }, (_, n) => ({ path: `f${n}`, modifiedAt, content: null }));
  const bytes = await new Response(zipBytes(createMemoryBlobStore(), entries)).bytes();
  let found = 0;
  for await (const { directory } of new ZipReader(new Uint8ArrayReader(bytes)).getEntriesGenerator())
    found += directory ? 1 : 0;
  expect(found).toBe(66_000);
});

it.skipIf(process.env["MOWS_LONG"] === undefined)(
  "holds a file of more than 4 GiB, and others behind it",
  { timeout: 300_000 },
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "zip-"));
    const store = createDiskBlobStore(folder.path);
    const [large, small] = [newId<BlobId>(), newId<BlobId>()];
    const size = 4 * 1024 ** 3 + 12_345;
    for (const id of [large, small]) await store.create(id);
    // Holes take no room on the disk.
    await truncate(store.pathOf(large), size);
    await store.append(small, 0, new Blob(["small"]).stream());
    const entry = { modifiedAt: new Date(), parts: [] };
    const zip = zipBytes(store, [
      { path: "large", ...entry, content: { blobId: large, size, parts: [] } },
      { path: "small", ...entry, content: { blobId: small, size: 5, parts: [] } },
    ]);
    const [last, sum] = [[] as Uint8Array[], (bytes: number, chunk: Uint8Array) => bytes + chunk.byteLength];
    let length = 0;
    for await (const chunk of zip) {
      length += chunk.byteLength;
      last.push(chunk);
      if (last.slice(1).reduce(sum, 0) > keptBytes) last.shift();
    }
    const entries = await new ZipReader(new EndReader(concatBytes(last), length)).getEntries();
    expect(entries.map(({ filename, uncompressedSize, zip64 }) => [filename, uncompressedSize, zip64])).toEqual([
      ["large", size, true],
      ["small", 5, true],
    ]);
    expect(entries[1]?.offset).toBeGreaterThan(size);
  },
);
