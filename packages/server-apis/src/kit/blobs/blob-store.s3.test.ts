import { describe, expect, it } from "vitest";
import { type BlobId, newId } from "../ids.ts";
import { seededRandom } from "../testing/random-world.ts";
import { blobStoreContract } from "./blob-store.contract.ts";
import { BlobStoreUnavailable } from "./blob-store.ts";
import { createS3BlobStore } from "./blob-store.s3.ts";
import { createS3Objects, type S3Objects } from "./s3-objects.ts";
import type { S3Patience } from "./s3-request.ts";
import { type Fault, startFaultProxy } from "./testing/fault-proxy.ts";
import { startS3 } from "./testing/start-s3.ts";

const rounds = process.env["MOWS_LONG"] === undefined ? 60 : 300;
const patient: S3Patience = { attempts: 3, backOffMs: 5, answerMs: 20_000, putMs: 20_000 };
/** Where answers that never come are part of it. */
const impatient: S3Patience = { ...patient, answerMs: 500, putMs: 500 };

async function openStore(patience = patient) {
  const s3 = await startS3();
  const proxy = await startFaultProxy(s3.port);
  const objects = createS3Objects(s3.settings(proxy.port), patience);
  return {
    proxy,
    settings: s3.settings(),
    store: createS3BlobStore(objects),
    /** As another process of the cloud has it. */
    restarted: () => createS3BlobStore(objects),
    keys: (id: BlobId) => keysBelow(objects, `${id.slice(24, 26)}/${id}/`),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await s3[Symbol.asyncDispose]();
    },
  };
}

const bytes = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]).stream();
const textOf = async (stream: Promise<ReadableStream<Uint8Array>>) => new Response(await stream).text();

/** What differs at every place, and with `from`. */
function pattern(length: number, from = 0): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => ((from + index) * 2_654_435_761) >>> 24);
}

describe("blobs in S3", () => {
  blobStoreContract(() => openStore());

  it("finds in another process what was acknowledged, and reads across its segments", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    const whole = pattern(10_000_000);
    await under.store.append(id, 0, bytes(whole.slice(0, 6_000_000)));
    await under.restarted().append(id, 6_000_000, bytes(whole.slice(6_000_000)));
    const range = { start: 4_000_000, end: 9_000_001 };
    for (const store of [under.store, under.restarted()]) {
      expect(Buffer.compare(await new Response(await store.read(id)).bytes(), whole)).toBe(0);
      const part = await new Response(await store.read(id, range)).bytes();
      expect(Buffer.compare(part, whole.subarray(range.start, range.end))).toBe(0);
    }
  });

  it("makes few objects of many small appends, and leaves none when it is deleted", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    for (let n = 0; n < 20; n += 1) await under.store.append(id, n * 5, bytes("12345"));
    expect(await textOf(under.store.read(id))).toBe("12345".repeat(20));
    expect(await under.keys(id)).toHaveLength(2);
    await under.store.delete(id);
    expect(await under.keys(id)).toEqual([]);
  });

  it("reads in one process what another cut off and wrote anew meanwhile", async () => {
    await using under = await openStore();
    const [id, other] = [newId<BlobId>(), under.restarted()];
    await under.store.create(id);
    await under.store.append(id, 0, bytes("kept, not acknowledged"));
    expect(await textOf(other.read(id))).toBe("kept, not acknowledged");
    await under.store.append(id, 4, bytes(", and anew in this place"));
    expect(await textOf(other.read(id, { start: 0, end: 12 }))).toBe("kept, and an");
  });

  it.each<Fault>(["hang", "error", "busy", "reset", "truncate", "shorten", "lost", "late"])(
    "gets over an answer that is %s",
    async (fault) => {
      await using under = await openStore(fault === "hang" ? { ...impatient, attempts: 6 } : patient);
      const [id, content] = [newId<BlobId>(), pattern(5_000_000)];
      const asked = new Set<string>();
      under.proxy.decide = ({ method, url }) => {
        const isNew = !asked.has(method + url);
        asked.add(method + url);
        return isNew ? fault : null;
      };
      await under.store.create(id);
      expect(await under.store.append(id, 0, bytes(content))).toEqual({ writtenBytes: 5_000_000, interrupted: null });
      expect(Buffer.compare(await new Response(await under.store.read(id)).bytes(), content)).toBe(0);
      expect(await under.restarted().size(id)).toBe(5_000_000);
    },
  );

  it("says that the store is away when it stays away, and goes on when it is back", async () => {
    await using under = await openStore();
    const id = newId<BlobId>();
    await under.store.create(id);
    await under.store.append(id, 0, bytes("before"));
    under.proxy.decide = () => "reset";
    const doings = [
      under.store.append(id, 6, bytes(", and after")),
      under.store.read(id),
      under.store.size(id),
      under.store.delete(newId<BlobId>()),
      under.store.create(newId<BlobId>()),
    ];
    for (const outcome of await Promise.allSettled(doings))
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(BlobStoreUnavailable) });
    under.proxy.decide = () => null;
    await under.store.append(id, 6, bytes(", and after"));
    expect(await textOf(under.store.read(id))).toBe("before, and after");
  });

  it("lets go of the source when the store goes away in the middle", async () => {
    await using under = await openStore();
    const [id, left] = [newId<BlobId>(), Promise.withResolvers<unknown>()];
    await under.store.create(id);
    under.proxy.decide = ({ method }) => (method === "PUT" ? "reset" : null);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
      cancel: left.resolve,
    });
    await expect(under.store.append(id, 0, endless)).rejects.toThrow(BlobStoreUnavailable);
    expect(await left.promise).toBeInstanceOf(BlobStoreUnavailable);
  });

  it(`loses nothing acknowledged, whatever the network does, ${rounds} times`, { timeout: 120_000 }, async () => {
    await using under = await openStore(impatient);
    const { pick, integer } = dice(7);
    const faults: Fault[] = ["hang", "error", "busy", "reset", "truncate", "shorten", "lost", "late"];
    const id = newId<BlobId>();
    await under.store.create(id);
    const expected: Uint8Array[] = [];
    let [acknowledged, failures, isHopeless] = [0, 0, false];
    under.proxy.decide = () => {
      if (isHopeless) return "lost";
      return integer(3) === 0 ? pick(faults) : null;
    };
    for (let round = 0; round < rounds; round += 1) {
      // All that it writes is stored, and no answer comes.
      isHopeless = round % 7 === 3;
      const store = round % 5 === 0 ? under.restarted() : under.store;
      // What fails may have reached the store; other bytes are then written in its place.
      const piece = pattern(integer(3_000), round * 7_919);
      const outcome = await store.append(id, acknowledged, bytes(piece)).catch(() => null);
      if (outcome === null) failures += 1;
      // A third is forgotten before it is recorded, as in a crash.
      else if (integer(3) > 0) {
        acknowledged += outcome.writtenBytes;
        expected.push(piece);
      }
    }
    under.proxy.decide = () => null;
    expect(failures).toBeGreaterThanOrEqual(Math.floor(rounds / 7));
    const other = createS3BlobStore(createS3Objects(under.settings, patient));
    const read = await new Response(await other.read(id, { start: 0, end: acknowledged })).bytes();
    expect(Buffer.compare(read, Buffer.concat(expected))).toBe(0);
  });

  it("says no at once, and why, where it is not let in", async () => {
    await using s3 = await startS3();
    const wrong = createS3Objects({ ...s3.settings(), accessKeyId: "wrong" }, patient);
    await expect(keysBelow(wrong, "")).rejects.toThrow(/403 InvalidAccessKeyId/);
    const elsewhere = createS3Objects({ ...s3.settings(), bucketUrl: `http://127.0.0.1:${s3.port}/missing` }, patient);
    await expect(keysBelow(elsewhere, "")).rejects.toThrow(/404 NoSuchBucket/);
  });
});

async function keysBelow(objects: S3Objects, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const keys of objects.list(prefix)) found.push(...keys);
  return found;
}

function dice(seed: number) {
  const { pick } = seededRandom(seed);
  return { pick, integer: (below: number) => pick(Array.from({ length: below }, (_, n) => n)) };
}
