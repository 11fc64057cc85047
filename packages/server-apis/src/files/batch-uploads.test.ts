import { createHash, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { BlobId, NodeId } from "../kit/ids.ts";
import { releaseBlobs } from "./domain/contents/release-blobs.ts";
import { filesDb } from "./domain/files-database.ts";
import { type BatchFile, batchOf, linesOf, sendBatch } from "./testing/batch-requests.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

async function stored(cloud: FileCloud): Promise<BlobId[]> {
  const ids: BlobId[] = [];
  for await (const batch of cloud.kit.blobs.list()) ids.push(...batch);
  return ids;
}

async function content(cloud: FileCloud, nodeId: string | undefined, headers: Record<string, string> = {}) {
  return (await cloud.fetch(`files/${nodeId}/content`, { headers })).text();
}

async function usedBytes(cloud: FileCloud): Promise<number> {
  const space = await cloud.kit.db
    .selectFrom("spaces")
    .select("used_bytes")
    .where("root_id", "=", cloud.rootId)
    .executeTakeFirstOrThrow();
  return space.used_bytes;
}

async function send(cloud: FileCloud, files: readonly BatchFile[], options: Parameters<typeof sendBatch>[2] = {}) {
  return linesOf(await sendBatch(cloud, batchOf(cloud, files), options));
}

/** Nothing was made, nothing is stored and nothing is counted. */
async function expectNothing(cloud: FileCloud): Promise<void> {
  await cloud.kit.jobs.idle();
  expect(await stored(cloud)).toEqual([]);
  expect(await cloud.kit.db.selectFrom("nodes").select("id").where("kind", "=", "file").execute()).toEqual([]);
  expect(await filesDb(cloud.kit.db).selectFrom("blob_drafts").select("blob_id").execute()).toEqual([]);
  expect(await usedBytes(cloud)).toBe(0);
}

it("makes files of a batch, whose bytes lie in the store in one piece", async () => {
  await using cloud = await createFileCloud();
  const parentId = await cloud.folder("/deep");
  const sha256 = createHash("sha256").update("two two").digest("hex");
  const lines = await send(cloud, [
    { name: "one.txt", content: "one" },
    { name: "empty", content: "" },
    { name: "two.txt", content: "two two", parentId, sha256 },
  ]);
  expect(lines).toMatchObject([
    { name: "one.txt", outcome: "created" },
    { name: "empty", outcome: "created" },
    { name: "two.txt", outcome: "created" },
  ]);
  expect(await stored(cloud)).toHaveLength(1);
  expect(await Promise.all(lines.map(({ nodeId }) => content(cloud, nodeId)))).toEqual(["one", "", "two two"]);
  expect(await content(cloud, lines[2]?.nodeId, { range: "bytes=1-3" })).toBe("wo ");
  expect(await usedBytes(cloud)).toBe(10);
  await cloud.kit.jobs.idle();
  const texts = await filesDb(cloud.kit.db).selectFrom("extracted_texts").select("text").orderBy("text").execute();
  expect(texts.map(({ text }) => text.trim())).toEqual(["one", "two two"]);
});

it.each([
  [undefined, ["there (2).txt", "created"], ["THERE (3).txt", "created"], "old"],
  ["keep-both", ["there (2).txt", "created"], ["THERE (3).txt", "created"], "old"],
  ["skip", ["there.txt", "skipped"], ["there.txt", "skipped"], "old"],
  ["replace", ["there.txt", "replaced"], ["there.txt", undefined], "new"],
])("follows the policy where a name is taken: %s", async (conflict, first, second, left) => {
  await using cloud = await createFileCloud();
  const there = await cloud.upload("there.txt", "old");
  const files = [
    { name: "there.txt", content: "new" },
    { name: "THERE.txt", content: "newer" },
    { name: "free.txt", content: "free" },
  ];
  const lines = await send(cloud, files, conflict === undefined ? {} : { conflict });
  expect(lines.map(({ name, outcome }) => [name, outcome])).toEqual([first, second, ["free.txt", "created"]]);
  expect(lines[1]?.code).toBe(conflict === "replace" ? "NAME_TAKEN" : undefined);
  expect(await content(cloud, there)).toBe(left);
});

it("leaves a file as it is that has the content already", async () => {
  await using cloud = await createFileCloud();
  await cloud.upload("there.txt", "same");
  const [line] = await send(cloud, [{ name: "there.txt", content: "same" }], { conflict: "replace" });
  expect(line).toMatchObject({ name: "there.txt", outcome: "skipped" });
  await cloud.kit.jobs.idle();
  expect([await usedBytes(cloud), (await stored(cloud)).length]).toEqual([4, 1]);
});

it("takes what it may and says of each other file why not", async () => {
  await using cloud = await createFileCloud();
  const [open, closed] = [await cloud.folder("/open"), await cloud.folder("/closed")];
  const file = await cloud.upload("file", "file");
  const app = await cloud.throughApp(cloud.ada, "app", { [open]: "write", [closed]: "read", [file]: "write" });
  const lines = await send(
    cloud,
    [
      { name: "a", content: "a", parentId: open },
      { name: "b", content: "b", parentId: closed },
      { name: "c/d", content: "c", parentId: open },
      { name: "d", content: "d", parentId: file },
      { name: "e", content: "e", parentId: randomUUID() },
      { name: "f", content: "f", parentId: open, sha256: "0".repeat(64) },
      { name: "g", content: "g", parentId: open },
    ],
    { as: app },
  );
  expect(lines.map(({ code, outcome }) => code ?? outcome)).toEqual([
    "created",
    "DENIED",
    "NAME_INVALID",
    "NOT_A_FOLDER",
    "NODE_NOT_FOUND",
    "CONTENT_CHANGED",
    "created",
  ]);
  expect(await content(cloud, lines[6]?.nodeId)).toBe("g");
});

it("keeps nothing of a batch that there is no room for", async () => {
  await using cloud = await createFileCloud({ limitBytes: 10 });
  const batch = batchOf(cloud, [
    { name: "a", content: "123456" },
    { name: "b", content: "123456" },
  ]);
  const answer = await sendBatch(cloud, batch);
  expect([answer.status, await answer.json()]).toMatchObject([413, { code: "QUOTA_EXCEEDED", limitBytes: 10 }]);
  await expectNothing(cloud);
});

it("keeps each content once, within a batch and beside what is there", async () => {
  await using cloud = await createFileCloud();
  await cloud.upload("there", "known");
  const lines = await send(cloud, [
    { name: "a", content: "known" },
    { name: "b", content: "twice" },
    { name: "c", content: "twice" },
  ]);
  const blobs = await cloud.kit.db.selectFrom("blobs").select(["refcount"]).execute();
  expect(blobs).toEqual([{ refcount: 2 }, { refcount: 2 }]);
  expect(await Promise.all(lines.map(({ nodeId }) => content(cloud, nodeId)))).toEqual(["known", "twice", "twice"]);
  await send(cloud, [{ name: "d", content: "known" }]);
  await cloud.kit.jobs.idle();
  expect(await stored(cloud)).toHaveLength(2);
});

it("places a batch once when its answer was lost and it comes again", async () => {
  await using cloud = await createFileCloud();
  const key = randomUUID();
  const files = [{ name: "a", content: "a" }];
  const first = await send(cloud, files, { key });
  expect(await send(cloud, files, { key })).toEqual(first);
  await cloud.kit.jobs.idle();
  expect(await stored(cloud)).toHaveLength(1);
});

const record = (facts: object, bytes = "") =>
  `${JSON.stringify({ parentId: "p", name: "n", size: 0, ...facts })}\n${bytes}`;

it.each([
  ["no JSON", "file\n", 400, "BATCH_MALFORMED"],
  ["no object", "7\n", 400, "BATCH_MALFORMED"],
  ["no size", record({ size: undefined }), 400, "BATCH_MALFORMED"],
  ["a size that is none", record({ size: -1 }), 400, "BATCH_MALFORMED"],
  ["a hash that is none", record({ sha256: "x" }), 400, "BATCH_MALFORMED"],
  ["no end of a line", "{", 400, "BATCH_MALFORMED"],
  ["a line without end", "x".repeat(5_000), 400, "BATCH_MALFORMED"],
  ["bytes missing", record({ size: 4 }, "abc"), 400, "BATCH_MALFORMED"],
  ["a file too large", record({ size: 1024 * 1024 + 1 }), 413, "BATCH_TOO_LARGE"],
  ["too many files", record({}).repeat(1_001), 413, "BATCH_TOO_LARGE"],
])("refuses a body with %s and keeps nothing", async (_what, body, status, code) => {
  await using cloud = await createFileCloud();
  const good = Buffer.from(batchOf(cloud, [{ name: "good", content: "good" }])).toString();
  const answer = await sendBatch(cloud, code === "BATCH_MALFORMED" ? good + body : body);
  expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
  await expectNothing(cloud);
});

it("refuses another type, an unknown policy, and whoever is not signed in", async () => {
  await using cloud = await createFileCloud();
  const plain = await cloud.fetch("uploads/batch", { method: "POST", body: "" });
  expect(plain.status).toBe(415);
  expect((await sendBatch(cloud, "", { conflict: "burn" })).status).toBe(400);
  expect((await sendBatch(cloud, "", { as: { kind: "anonymous", appId: null } })).status).toBe(401);
  await expectNothing(cloud);
});

it("keeps nothing of a body that breaks off", async () => {
  await using cloud = await createFileCloud();
  const batch = batchOf(cloud, [{ name: "whole", content: "whole" }]);
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new Error("the connection broke"));
      else controller.enqueue(batch);
      sent = true;
    },
  });
  const answer = await sendBatch(cloud, body);
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "BATCH_INTERRUPTED" }]);
  await expectNothing(cloud);
});

it("gives the bytes of a batch back with its last file, and not before", async () => {
  await using cloud = await createFileCloud();
  const names = ["a", "b", "c"];
  const lines = await send(
    cloud,
    names.map((name) => ({ name, content: `content of ${name}` })),
  );
  for (const [n, line] of lines.entries()) {
    expect(await stored(cloud)).toHaveLength(1);
    for (const { nodeId } of lines.slice(n)) expect(await content(cloud, nodeId)).toMatch(/^content of /);
    await purge(cloud, line.nodeId as NodeId);
    await cloud.kit.jobs.idle();
  }
  expect(await stored(cloud)).toEqual([]);
  expect(await filesDb(cloud.kit.db).selectFrom("blob_parts").selectAll().execute()).toEqual([]);
});

it("stands others that bring and take away the same contents at the same time", async () => {
  await using cloud = await createFileCloud();
  const folders = [await cloud.folder("/one"), await cloud.folder("/two"), await cloud.folder("/three")];
  const contents = Array.from({ length: 40 }, (_, n) => `content ${n}`);
  const before = await send(
    cloud,
    contents.slice(0, 20).map((content) => ({ name: content, content })),
  );
  const batches = folders.map((_, n) => {
    const order = n % 2 === 0 ? contents : contents.toReversed();
    const files = order.map((content, k) => ({ name: content, content, parentId: folders[(n + k) % 3] as NodeId }));
    return send(cloud, files, { conflict: "replace" });
  });
  const purges = before.map(({ nodeId }) => purge(cloud, nodeId as NodeId));
  const [lines] = await Promise.all([Promise.all(batches), Promise.all(purges)]);
  expect(lines.flat().filter(({ code }) => code !== undefined)).toEqual([]);
  await cloud.kit.jobs.idle();
  const ids = new Map(lines.flat().map(({ nodeId, name }) => [nodeId, name]));
  for (const [nodeId, name] of ids) expect(await content(cloud, nodeId)).toBe(name);
});

async function purge({ kit, ada }: FileCloud, nodeId: NodeId): Promise<void> {
  await kit.write(ada, null, async (tx) => {
    const versions = filesDb(tx).deleteFrom("versions").where("node_id", "=", nodeId);
    const rows = await versions.returning("blob_id").execute();
    await releaseBlobs(
      kit,
      tx,
      rows.map((row) => row.blob_id),
    );
    return null;
  });
}
