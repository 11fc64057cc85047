import { describe, expect, it } from "vitest";
import { type BlobId, newId } from "../ids.ts";
import { BlobMissing, type BlobStore } from "./blob-store.ts";

/** A store for one test, and whatever lies behind it. */
export type StoreUnderTest = AsyncDisposable & { store: BlobStore };

const encoder = new TextEncoder();

function streamOf(...texts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const text of texts) controller.enqueue(encoder.encode(text));
      controller.close();
    },
  });
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

/** What every blob store promises, as tests: run by each adapter. */
export function blobStoreContract(open: () => Promise<StoreUnderTest>): void {
  const fresh = async () => {
    const under = await open();
    const id = newId<BlobId>();
    await under.store.create(id);
    return { store: under.store, id, [Symbol.asyncDispose]: () => under[Symbol.asyncDispose]() };
  };

  describe("as every blob store", () => {
    it("gives back what was appended, in order", async () => {
      await using under = await fresh();
      const { store, id } = under;
      expect(await store.append(id, 0, streamOf("one ", "two "))).toEqual({ writtenBytes: 8, interrupted: null });
      expect(await store.append(id, 8, streamOf("three"))).toEqual({ writtenBytes: 5, interrupted: null });
      expect(await textOf(await store.read(id))).toBe("one two three");
      expect(await store.size(id)).toBe(13);
    });

    it("holds an empty blob from creation on", async () => {
      await using under = await fresh();
      expect(await under.store.size(under.id)).toBe(0);
      expect(await textOf(await under.store.read(under.id))).toBe("");
      expect(await under.store.append(under.id, 0, null)).toEqual({ writtenBytes: 0, interrupted: null });
    });

    it("refuses to create a blob twice", async () => {
      await using under = await fresh();
      await expect(under.store.create(under.id)).rejects.toThrow();
    });

    it("cuts off what lies behind the offset before it appends", async () => {
      await using under = await fresh();
      await under.store.append(under.id, 0, streamOf("kept, never acknowledged"));
      await under.store.append(under.id, 4, streamOf("!"));
      expect(await textOf(await under.store.read(under.id))).toBe("kept!");
    });

    it("refuses to leave a hole", async () => {
      await using under = await fresh();
      await expect(under.store.append(under.id, 3, streamOf("x"))).rejects.toThrow(/fewer/);
    });

    it("keeps what arrived before the source failed, and says why it failed", async () => {
      await using under = await fresh();
      const broken = new Error("connection lost");
      const pieces = [encoder.encode("arrived")];
      const source = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const piece = pieces.shift();
          if (piece === undefined) controller.error(broken);
          else controller.enqueue(piece);
        },
      });
      expect(await under.store.append(under.id, 0, source)).toEqual({ writtenBytes: 7, interrupted: broken });
      expect(await textOf(await under.store.read(under.id))).toBe("arrived");
    });

    it("stops at an abort, keeps what arrived and lets go of the source", async () => {
      await using under = await fresh();
      const abort = new AbortController();
      let cancelledWith: unknown = null;
      const source = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(encoder.encode("arrived")),
        cancel: (reason) => {
          cancelledWith = reason;
        },
      });
      const outcome = await under.store.append(under.id, 0, source, {
        signal: abort.signal,
        onChunk: () => queueMicrotask(() => abort.abort("newer request")),
      });
      expect(outcome).toEqual({ writtenBytes: 7, interrupted: "newer request" });
      expect(cancelledWith).toBe("newer request");
    });

    it("shows every chunk on its way, in order", async () => {
      await using under = await fresh();
      const seen: string[] = [];
      await under.store.append(under.id, 0, streamOf("a", "b", "c"), {
        onChunk: (chunk) => seen.push(new TextDecoder().decode(chunk)),
      });
      expect(seen.join("")).toBe("abc");
    });

    it("reads a range, its end exclusive", async () => {
      await using under = await fresh();
      await under.store.append(under.id, 0, streamOf("0123456789"));
      expect(await textOf(await under.store.read(under.id, { start: 3, end: 6 }))).toBe("345");
    });

    it("streams a blob larger than its chunks", async () => {
      await using under = await fresh();
      const block = crypto.getRandomValues(new Uint8Array(60_000));
      const blocks = 60;
      let sent = 0;
      const source = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (sent === blocks) controller.close();
          else controller.enqueue(block.slice());
          sent += 1;
        },
      });
      expect(await under.store.append(under.id, 0, source)).toEqual({
        writtenBytes: blocks * 60_000,
        interrupted: null,
      });
      const back = new Uint8Array(await new Response(await under.store.read(under.id)).arrayBuffer());
      expect(back.byteLength).toBe(blocks * 60_000);
      for (let n = 0; n < blocks; n += 1) expect(back.subarray(n * 60_000, (n + 1) * 60_000)).toEqual(block);
    });

    it("lets a reader leave early", async () => {
      await using under = await fresh();
      await under.store.append(under.id, 0, streamOf("x".repeat(1_000_000)));
      const reader = (await under.store.read(under.id)).getReader();
      await reader.read();
      await expect(reader.cancel("gone")).resolves.toBeUndefined();
    });

    it("lists what it holds, and nothing that was deleted", async () => {
      await using under = await fresh();
      const { store, id } = under;
      const [other, deleted] = [newId<BlobId>(), newId<BlobId>()];
      for (const made of [other, deleted]) await store.create(made);
      await store.append(id, 0, streamOf("bytes"));
      await store.delete(deleted);
      const listed: BlobId[] = [];
      for await (const batch of store.list()) listed.push(...batch);
      expect(listed.toSorted()).toEqual([id, other].toSorted());
    });

    it("forgets a deleted blob, and deletes as often as asked", async () => {
      await using under = await fresh();
      await under.store.delete(under.id);
      await under.store.delete(under.id);
      expect(await under.store.size(under.id)).toBeNull();
      await expect(under.store.read(under.id)).rejects.toThrow(BlobMissing);
      await expect(under.store.append(under.id, 0, streamOf("x"))).rejects.toThrow(BlobMissing);
    });
  });
}
