import { describe, expect, it } from "vitest";
import { createMows, type Mows } from "../client.ts";
import type { FolderNode } from "../files/files.ts";
import type { CreateFolderResult } from "../files/later-files.ts";
import { problem, startTusServer, type TusServer } from "../testing/tus-server.ts";
import type { UploadItem } from "./upload-item.ts";
import type { UploadQueue } from "./upload-queue.ts";

const HELLO = "hello, world";
const file = (name = "hello.txt", content = HELLO) => new File([content], name, { type: "text/plain" });
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function mowsOf({ server }: TusServer): Mows {
  return createMows({ url: server.url });
}

/** Resolves as soon as the item is as wanted. */
function until(queue: UploadQueue, id: string, wanted: (item: UploadItem) => boolean): Promise<UploadItem> {
  return new Promise((resolve) => {
    const check = () => {
      const item = queue.getSnapshot().find((one) => one.id === id);
      if (!item || !wanted(item)) return;
      stop();
      resolve(item);
    };
    const stop = queue.subscribe(check);
    check();
  });
}

const settled = (item: UploadItem) => item.state === "done" || item.state === "failed";

function only<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (values.length !== 1 || value === undefined) throw new Error(`one was expected, not ${values.length}`);
  return value;
}

/** Takes in some bytes of a PATCH and then breaks the connection. */
function breakAfter(firstBytes: number): Parameters<typeof startTusServer>[0] {
  let broken = false;
  return async (request, uploads) => {
    if (request.method !== "PATCH" || broken) return undefined;
    broken = true;
    const upload = uploads.get(new URL(request.url).pathname);
    const body = new Uint8Array(await request.arrayBuffer());
    if (upload) upload.bytes = body.slice(0, firstBytes);
    return null;
  };
}

describe("an upload", () => {
  it("brings the file to its folder and tells its node", async () => {
    await using tus = await startTusServer();
    const queue = await mowsOf(tus).uploads();
    const added = only(queue.add([file("größe, 1.txt")], { folderId: "p" }));
    expect(added).toMatchObject({ name: "größe, 1.txt", sizeBytes: HELLO.length, sentBytes: 0, state: "queued" });
    const item = await until(queue, added.id, settled);
    expect(item).toMatchObject({ state: "done", nodeId: "node-1", name: "größe, 1.txt", sentBytes: HELLO.length });
    const upload = tus.uploads.get("/.mows/uploads/1");
    expect(upload?.metadata).toEqual({ parentId: "p", filename: "größe, 1.txt", filetype: "text/plain" });
    expect(text(upload?.bytes)).toBe(HELLO);
    expect(tus.methods()).toEqual(["POST", "PATCH"]);
    expect(tus.server.requests.every((request) => request.headers.get("tus-resumable") === "1.0.0")).toBe(true);
  });

  it("of an empty file is done when it is made", async () => {
    await using tus = await startTusServer();
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file("empty", "")], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", nodeId: "node-1" });
    expect(tus.methods()).toEqual(["POST"]);
  });

  it("goes on at the byte where the connection broke", async () => {
    await using tus = await startTusServer(breakAfter(5));
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    await until(queue, id, (item) => item.state === "waiting-for-network");
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", sentBytes: HELLO.length });
    expect(tus.methods()).toEqual(["POST", "PATCH", "HEAD", "PATCH"]);
    expect(tus.server.requests[3]!.headers.get("upload-offset")).toBe("5");
    expect(text(tus.uploads.get("/.mows/uploads/1")?.bytes)).toBe(HELLO);
  });

  it("goes on by itself after the cloud was restarted in the middle of it", async () => {
    // The connection breaks, then nobody answers, then it starts up.
    const outage = [null, new Response(null, { status: 503, headers: { "retry-after": "0" } })];
    let down = false;
    await using tus = await startTusServer(async (request, uploads) => {
      if (down) return outage.shift();
      const upload = uploads.get(new URL(request.url).pathname);
      if (request.method !== "PATCH" || !upload) return undefined;
      upload.bytes = new TextEncoder().encode(HELLO.slice(0, 7));
      down = true;
      return null;
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", sentBytes: HELLO.length });
    expect(tus.methods()).toEqual(["POST", "PATCH", "HEAD", "HEAD", "HEAD", "PATCH"]);
    expect(text(tus.uploads.get("/.mows/uploads/1")?.bytes)).toBe(HELLO);
  });

  it("asks where it is when the cloud says it is elsewhere", async () => {
    await using tus = await startTusServer(async (request, uploads) => {
      const upload = uploads.get("/.mows/uploads/1");
      if (request.method === "PATCH" && upload?.bytes.length === 0) upload.bytes = new TextEncoder().encode("hello");
      return undefined;
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done" });
    expect(tus.methods()).toEqual(["POST", "PATCH", "HEAD", "PATCH"]);
  });

  it.each([404, 410])("begins anew, once, when the cloud no longer knows it (%i)", async (status) => {
    let losses = 1;
    await using tus = await startTusServer(async (request) =>
      request.method === "PATCH" && losses-- > 0 ? problem(status, "UPLOAD_NOT_FOUND", "Gone.") : undefined,
    );
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", nodeId: "node-2" });
    const keys = tus.server.requests
      .filter(({ method }) => method === "POST")
      .map(({ headers }) => headers.get("idempotency-key"));
    expect(new Set(keys).size).toBe(2);

    losses = 2;
    const lost = only(queue.add([file()], { folderId: "p" }));
    expect(await until(queue, lost.id, settled)).toMatchObject({ state: "failed", failure: { code: "UPLOAD_LOST" } });
  });

  it("tells what the cloud refused, in its words, and can be retried", async () => {
    let full = true;
    await using tus = await startTusServer(async (request) =>
      request.method === "POST" && full ? problem(413, "QUOTA_EXCEEDED", "Your space is full.") : undefined,
    );
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    const failed = await until(queue, id, settled);
    expect(failed).toMatchObject({
      state: "failed",
      failure: { code: "QUOTA_EXCEEDED", message: "Your space is full." },
    });
    full = false;
    queue.retry(id);
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", failure: null });
  });

  it("waits as long as an overloaded cloud asks for", async () => {
    let busy = true;
    await using tus = await startTusServer(async () => {
      if (!busy) return undefined;
      busy = false;
      return new Response(null, { status: 503, headers: { "retry-after": "0" } });
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done" });
    expect(tus.methods()).toEqual(["POST", "POST", "PATCH"]);
  });
});

describe("where the name is taken", () => {
  it("asks for the policy that was chosen, and tells what came of it", async () => {
    await using tus = await startTusServer(async (request) =>
      request.method === "PATCH"
        ? new Response(null, { status: 204, headers: { "mows-node-id": "old", "mows-upload-outcome": "replaced" } })
        : undefined,
    );
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p", onConflict: "replace" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", nodeId: "old", outcome: "replaced" });
    expect(tus.uploads.get("/.mows/uploads/1")?.metadata["conflict"]).toBe("replace");
  });

  it("sends nothing of a file that is skipped", async () => {
    await using tus = await startTusServer(async () => {
      const refusal = problem(409, "NAME_TAKEN", "There is something of this name already.");
      refusal.headers.set("mows-node-id", "old");
      return refusal;
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p", onConflict: "skip" }));
    const skipped = await until(queue, id, settled);
    expect(skipped).toMatchObject({ state: "done", nodeId: "old", outcome: "skipped", name: "hello.txt" });
    expect(tus.methods()).toEqual(["POST"]);
  });
});

it("sends nothing of a file that the cloud has already", async () => {
  await using tus = await startTusServer(async (request) => {
    const known = /sha256 ([^,]+)/.exec(request.headers.get("upload-metadata") ?? "")?.[1];
    if (known === undefined) return undefined;
    const hash = Buffer.from(known, "base64").toString("utf8");
    return new Response(null, { status: 201, headers: { location: "/.mows/uploads/1", "mows-node-id": hash } });
  });
  const queue = await mowsOf(tus).uploads();
  const large = file("large.bin", "x".repeat(4 * 1024 * 1024));
  const items = queue.add([large, file()], { folderId: "p" });
  const [known, small] = await Promise.all(items.map((item) => until(queue, item.id, settled)));
  const digest = await crypto.subtle.digest("SHA-256", await large.arrayBuffer());
  expect(known).toMatchObject({ state: "done", nodeId: Buffer.from(digest).toString("hex"), sentBytes: large.size });
  expect(small).toMatchObject({ state: "done", nodeId: "node-1" });
});

describe("a person", () => {
  it("pauses and resumes without sending a byte twice", async () => {
    const { promise: arrived, resolve } = Promise.withResolvers<void>();
    let held = false;
    await using tus = await startTusServer(async (request, uploads) => {
      if (request.method !== "PATCH" || held) return undefined;
      held = true;
      const upload = uploads.get("/.mows/uploads/1");
      if (upload) upload.bytes = new TextEncoder().encode("hello");
      resolve();
      await new Promise((stop) => request.signal.addEventListener("abort", stop));
      return null;
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    await arrived;
    queue.pause(id);
    expect(only(queue.getSnapshot())).toMatchObject({ state: "paused", bytesPerSecond: null, etaMs: null });
    queue.resume(id);
    expect(await until(queue, id, settled)).toMatchObject({ state: "done" });
    expect(tus.methods()).toEqual(["POST", "PATCH", "HEAD", "PATCH"]);
    expect(tus.server.requests[3]!.headers.get("upload-offset")).toBe("5");
  });

  it("cancels, which deletes what was sent, and may start anew", async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: deleted, resolve: remove } = Promise.withResolvers<void>();
    let held = false;
    await using tus = await startTusServer(async (request) => {
      if (request.method === "DELETE") remove();
      if (request.method !== "PATCH" || held) return undefined;
      held = true;
      arrive();
      await new Promise((stop) => request.signal.addEventListener("abort", stop));
      return null;
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    await arrived;
    queue.cancel(id);
    expect(only(queue.getSnapshot()).state).toBe("cancelled");
    await deleted;
    queue.retry(id);
    expect(await until(queue, id, settled)).toMatchObject({ state: "done" });
    const [first, second] = tus.server.requests.filter(({ method }) => method === "POST");
    expect(first!.headers.get("idempotency-key")).not.toBe(second!.headers.get("idempotency-key"));
  });

  it("clears what is finished, and nothing else", async () => {
    await using tus = await startTusServer();
    const queue = await mowsOf(tus).uploads();
    const [first, second] = queue.add([file("a"), file("b")], { folderId: "p" });
    queue.pause(second!.id);
    await until(queue, first!.id, settled);
    queue.clearFinished();
    expect(queue.getSnapshot().map((item) => item.id)).toEqual([second!.id]);
  });
});

describe("the queue", () => {
  it("sends three at a time", async () => {
    await using tus = await startTusServer();
    const queue = await mowsOf(tus).uploads();
    const counts = new Set<number>();
    queue.subscribe(() => counts.add(queue.getSnapshot().filter((item) => item.state === "uploading").length));
    const files = Array.from({ length: 12 }, (_, i) => file(`${i}`));
    const items = queue.add(files, { folderId: "p" });
    await Promise.all(items.map((item) => until(queue, item.id, settled)));
    expect(Math.max(...counts)).toBe(3);
    expect(tus.uploads.size).toBe(12);
  });

  it("is one for a client, and gives the same snapshot until something changes", async () => {
    await using tus = await startTusServer();
    const mows = mowsOf(tus);
    const queue = await mows.uploads();
    expect(await mows.uploads()).toBe(queue);
    expect(queue.getSnapshot()).toBe(queue.getSnapshot());
    const before = queue.getSnapshot();
    const { id } = only(queue.add([file()], { folderId: "p" }));
    expect(queue.getSnapshot()).not.toBe(before);
    await until(queue, id, settled);
  });

  it("makes each folder of the paths once, and uses those that are there", async () => {
    const asked: string[] = [];
    await using tus = await startTusServer(async (request) => {
      if (!request.url.endsWith("/graphql")) return undefined;
      const { variables } = (await request.json()) as { variables: { input: { parentId: string; name: string } } };
      const { parentId, name } = variables.input;
      asked.push(`${parentId}/${name}`);
      return Response.json({ data: { createFolder: folderResult(parentId, name) } });
    });
    const queue = await mowsOf(tus).uploads();
    const files = ["a/b", "a/b", "a", "", "a/c"].map((path, i) => ({ file: file(`${i}`), path }));
    const items = queue.add(files, { folderId: "p" });
    await Promise.all(items.map((item) => until(queue, item.id, settled)));
    expect(asked.toSorted()).toEqual(["p.a/b", "p.a/c", "p/a"]);
    const parents = [...tus.uploads.values()].map(({ metadata }) => `${metadata["filename"]}:${metadata["parentId"]}`);
    expect(parents.toSorted()).toEqual(["0:p.a.b", "1:p.a.b", "2:p.a", "3:p", "4:p.a.c"]);
  });

  it("makes folders that hold nothing", async () => {
    const asked: string[] = [];
    await using tus = await startTusServer(async (request) => {
      const { variables } = (await request.json()) as { variables: { input: { parentId: string; name: string } } };
      asked.push(`${variables.input.parentId}/${variables.input.name}`);
      return Response.json({ data: { createFolder: folderResult(variables.input.parentId, variables.input.name) } });
    });
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([{ path: "a/empty" }], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({ state: "done", name: "empty", nodeId: "p.a.empty" });
    expect(asked).toEqual(["p/a", "p.a/empty"]);
  });

  it("fails what lies in a folder that cannot be made", async () => {
    const refusal = {
      __typename: "Denied",
      message: "You may not write here.",
      missingScope: "files.write",
      lacking: "APP",
    };
    await using tus = await startTusServer(async () => Response.json({ data: { createFolder: refusal } }));
    const queue = await mowsOf(tus).uploads();
    const { id } = only(queue.add([{ file: file(), path: "a" }], { folderId: "p" }));
    expect(await until(queue, id, settled)).toMatchObject({
      state: "failed",
      failure: { code: "Denied", message: "You may not write here." },
    });
  });
});

/** `a` is there already. */
function folderResult(parentId: string, name: string): CreateFolderResult {
  const id = `${parentId}.${name}`;
  if (name === "a") return { __typename: "NameTaken", message: "There is one.", name, existingId: id };
  const at = "2026-01-31T12:00:00.000Z";
  const folder = {
    __typename: "Folder",
    id,
    name,
    parentId,
    spaceId: "s",
    createdAt: at,
    modifiedAt: at,
    access: "WRITE",
    tags: [],
    starred: false,
    commentCount: 0,
    colour: null,
  } satisfies FolderNode;
  return { __typename: "FolderCreated", folder };
}
