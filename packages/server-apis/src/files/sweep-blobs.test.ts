import { describe, expect, it } from "vitest";
import type { BlobStore } from "../kit/blobs/blob-store.ts";
import type { BlobId, NodeId } from "../kit/ids.ts";
import type { Kit } from "../kit/kit.ts";
import { createMemoryHash } from "./adapters/streaming-hash.memory.ts";
import { deleteBlob } from "./domain/contents/delete-blob.ts";
import { readBlob } from "./domain/contents/read-blob.ts";
import { releaseBlobs } from "./domain/contents/release-blobs.ts";
import { sweepBlobs } from "./domain/contents/sweep-blobs.ts";
import { keepDerived, storeDerived } from "./domain/extraction/derived-blob.ts";
import { filesDb } from "./domain/files-database.ts";
import { batchOf, linesOf, sendBatch } from "./testing/batch-requests.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { type Actor, everyOrder, interleave, type Pause } from "./testing/interleave.ts";
import { beginUpload, joinParts, patchUpload, sendPart } from "./testing/tus-requests.ts";

const never = new AbortController().signal;

/** All 1,680 orders of three actors instead of those of two at a time and a part of three. */
const everything = process.env["MOWS_LONG"] === "1";

/** The store as one actor uses it: it pauses when it has a listing in its hands, and before it deletes. */
function pausing(store: BlobStore, pause: Pause): BlobStore {
  return {
    ...store,
    async *list() {
      for await (const batch of store.list()) {
        await pause();
        yield batch;
      }
    },
    delete: async (id) => {
      await pause();
      await store.delete(id);
    },
  };
}

const throughPauses = (kit: Kit, pause: Pause): Kit => ({ ...kit, blobs: pausing(kit.blobs, pause) });

/** Sends these bytes in two pieces, the second of which makes the file. */
const uploads =
  (cloud: FileCloud, content: string): Actor =>
  async (pause) => {
    const begun = await beginUpload(cloud, content.length, { filename: content });
    const location = begun.headers.get("location")!;
    await pause();
    await patchUpload(cloud, location, 0, { body: content.slice(0, 3) });
    await pause();
    await patchUpload(cloud, location, 3, { body: content.slice(3) });
  };

/** Sends a part and joins it. */
const joins =
  (cloud: FileCloud, content: string): Actor =>
  async (pause) => {
    const part = await sendPart(cloud, content);
    await pause();
    await joinParts(cloud, [part], { filename: content });
    await pause();
  };

/** Sends small files together, whose body comes piece by piece. */
const packs =
  (cloud: FileCloud, content: string): Actor =>
  async (pause) => {
    const batch = batchOf(cloud, [
      { name: content, content },
      { name: `beside ${content}`, content: `beside ${content}` },
    ]);
    let sent = false;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          await pause();
          if (sent) controller.close();
          else controller.enqueue(batch);
          sent = true;
        },
      },
      { highWaterMark: 0 },
    );
    await linesOf(await sendBatch(cloud, body));
    await pause();
  };

/** Writes bytes that come from no upload. */
const derives =
  (cloud: FileCloud, content: string): Actor =>
  async (pause) => {
    const store = { ...cloud.kit.blobs };
    const create: BlobStore["create"] = async (id) => {
      await pause();
      await store.create(id);
    };
    const kit = { ...cloud.kit, blobs: { ...store, create } };
    const derived = await storeDerived(kit, createMemoryHash, new TextEncoder().encode(content));
    await pause();
    await cloud.kit.write(cloud.ada, null, async (tx) => void (await keepDerived(cloud.kit, tx, derived)));
  };

/** Takes a file's only version away, and runs the job that deletes its bytes. */
const purges =
  (cloud: FileCloud, nodeId: NodeId): Actor =>
  async (pause) => {
    const gone = await cloud.kit.write(cloud.ada, null, async (tx) => {
      const rows = await filesDb(tx)
        .deleteFrom("versions")
        .where("node_id", "=", nodeId)
        .returning("blob_id")
        .execute();
      const ids = rows.map((row) => row.blob_id);
      await releaseBlobs(cloud.kit, tx, ids);
      return ids;
    });
    await pause();
    for (const id of gone) await deleteBlob(throughPauses(cloud.kit, pause), id);
  };

const sweeps =
  (cloud: FileCloud): Actor =>
  async (pause) =>
    void (await sweepBlobs(throughPauses(cloud.kit, pause), never));

/** Runs the jobs that delete bytes, sweeps once more, and compares store, rows and bytes. */
async function expectAllInPlace(cloud: FileCloud): Promise<void> {
  const { kit } = cloud;
  for (const job of await kit.db.deleteFrom("jobs").returning(["kind", "payload"]).execute()) {
    if (job.kind === "files.delete-blob") await deleteBlob(kit, (job.payload as { blobId: BlobId }).blobId);
  }
  await sweepBlobs(kit, never);
  const rows = await kit.db.selectFrom("blobs").select(["id", "size", "refcount"]).orderBy("id").execute();
  for (const { id, size } of rows) {
    const bytes = await new Response(await readBlob(kit, id)).bytes();
    expect(bytes.byteLength).toBe(size);
  }
  const tables = filesDb(kit.db);
  const parts = await tables.selectFrom("blob_parts").select(["blob_id", "part_id"]).execute();
  const joined = new Set<string>(parts.map((part) => part.blob_id));
  const shared = new Set(parts.map((part) => part.part_id));
  const wanted = [...rows.map((row) => row.id).filter((id) => !joined.has(id)), ...shared];
  const stored: BlobId[] = [];
  for await (const batch of kit.blobs.list()) stored.push(...batch);
  expect(stored.toSorted()).toEqual(wanted.toSorted());
}

/** The next order begins with an empty store, so that looking at everything stays quick. */
async function forgetAll({ kit }: FileCloud): Promise<void> {
  const tables = filesDb(kit.db);
  for (const table of ["uploads", "versions", "blob_parts", "blobs", "changes"] as const) {
    await tables.deleteFrom(table).execute();
  }
  await tables.deleteFrom("nodes").where("kind", "=", "file").execute();
  for await (const batch of kit.blobs.list()) for (const id of batch) await kit.blobs.delete(id);
}

/** A cloud in which the actors are set up anew for every order, each time with bytes of its own; how many orders there were. */
async function inEveryOrder(
  turns: number[],
  setUp: (cloud: FileCloud, content: string) => Promise<Actor[]>,
): Promise<number> {
  await using cloud = await createFileCloud({ startJobs: false });
  const orders = everyOrder(turns);
  for (const [n, order] of orders.entries()) {
    // What a crash left long ago, for the sweep to find.
    await cloud.kit.blobs.create(cloud.kit.newId());
    await interleave(await setUp(cloud, `content ${n}`), order);
    await expectAllInPlace(cloud);
    await forgetAll(cloud);
  }
  return orders.length;
}

const there = (cloud: FileCloud, content: string) => cloud.upload(`there ${content}`, content);

describe("deleting what nothing refers to, in every order of steps", () => {
  it("never takes the bytes of an upload", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [uploads(cloud, content), sweeps(cloud)]);
    expect(orders).toBe(20);
  });

  it("never takes the bytes of parts that are joined", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [joins(cloud, content), sweeps(cloud)]);
    expect(orders).toBe(20);
  });

  it("never takes the bytes of files that came together", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [packs(cloud, content), sweeps(cloud)]);
    expect(orders).toBe(20);
  });

  it("never takes the bytes of a file while another one that came with it is purged", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => {
      const files = [`first ${content}`, `second ${content}`].map((name) => ({ name, content: name }));
      const [first] = await linesOf(await sendBatch(cloud, batchOf(cloud, files)));
      return [purges(cloud, first?.nodeId as NodeId), sweeps(cloud)];
    });
    expect(orders).toBe(20);
  });

  it("never takes bytes that come from no upload", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [derives(cloud, content), sweeps(cloud)]);
    expect(orders).toBe(20);
  });

  it("never takes bytes that an upload takes up while their last file is purged", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [
      uploads(cloud, content),
      purges(cloud, await there(cloud, content)),
    ]);
    expect(orders).toBe(20);
  });

  it("does not mind being done twice at once", async () => {
    const orders = await inEveryOrder([3, 3], async (cloud, content) => [
      purges(cloud, await there(cloud, content)),
      sweeps(cloud),
    ]);
    expect(orders).toBe(20);
  });

  it("holds with an upload, a purge and a sweep at once", { timeout: 300_000 }, async () => {
    const orders = await inEveryOrder(everything ? [3, 3, 3] : [2, 2, 2], async (cloud, content) => [
      uploads(cloud, content),
      purges(cloud, await there(cloud, content)),
      sweeps(cloud),
    ]);
    expect(orders).toBe(everything ? 1_680 : 90);
  });
});

it("leaves a store alone that looks like another database's", async () => {
  await using cloud = await createFileCloud();
  for (let n = 0; n <= 1_000; n += 1) await cloud.kit.blobs.create(cloud.kit.newId());
  expect(await sweepBlobs(cloud.kit, never)).toEqual({ kind: "refused", unused: 1_001, held: 1_001 });
  await cloud.upload("mine", "mine");
  let held = 0;
  for await (const batch of cloud.kit.blobs.list()) held += batch.length;
  expect(held).toBe(1_002);
});
