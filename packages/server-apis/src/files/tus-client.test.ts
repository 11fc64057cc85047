import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { type PreviousUpload, Upload, type UploadOptions, type UrlStorage } from "tus-js-client";
import { describe, expect, it } from "vitest";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

type Asked = { method: string; offset: string | null; concat: string | null };

/** The service's routes on a port of this machine, as the first person; what was asked of it is written down. */
async function serve(cloud: FileCloud, interfere: (asked: Asked, response: ServerResponse) => boolean = () => false) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = "", headers } = request;
    const header = (name: string) => (typeof headers[name] === "string" ? headers[name] : null);
    const one = { method, offset: header("upload-offset"), concat: header("upload-concat") };
    asked.push(one);
    if (!interfere(one, response)) void answer(cloud, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.mows/uploads`;
  return {
    endpoint,
    asked,
    methods: () => asked.map(({ method }) => method),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(cloud: FileCloud, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const abort = new AbortController();
  response.once("close", () => abort.abort());
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const { method = "GET", url = "/" } = request;
  const bodiless = method === "HEAD" || method === "DELETE" || headers["content-length"] === "0";
  const body = bodiless ? null : (Readable.toWeb(request) as ReadableStream<Uint8Array>);
  const path = url.replace("/.mows/", "");
  const answered = await cloud.fetch(path, { method, headers, body, signal: abort.signal }).catch(() => null);
  if (answered === null || response.destroyed) return void response.destroy();
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) response.end();
  else await pipeline(Readable.fromWeb(answered.body as NodeStream), response);
}

/** Remembers uploads as a browser would, so that another client can go on with them. */
function rememberingStorage(): UrlStorage {
  const kept = new Map<string, PreviousUpload>();
  return {
    findAllUploads: async () => [...kept.values()],
    findUploadsByFingerprint: async () => [...kept.values()],
    removeUpload: async (key) => void kept.delete(key),
    addUpload: async (fingerprint, upload) => {
      kept.set(fingerprint, { ...upload, urlStorageKey: fingerprint });
      return fingerprint;
    },
  };
}

function run(
  content: Buffer,
  options: UploadOptions,
  before: (upload: Upload) => Promise<void> = async () => undefined,
) {
  const { promise, resolve, reject } = Promise.withResolvers<Upload>();
  const upload: Upload = new Upload(content, {
    retryDelays: [0],
    ...options,
    onError: reject,
    onSuccess: () => resolve(upload),
  });
  void before(upload).then(() => upload.start(), reject);
  return promise;
}

async function storedSha256(cloud: FileCloud): Promise<string> {
  await cloud.kit.jobs.idle();
  const { id } = await cloud.kit.db
    .selectFrom("nodes")
    .select("id")
    .where("kind", "=", "file")
    .executeTakeFirstOrThrow();
  const bytes = await (await cloud.fetch(`files/${id}/content`)).bytes();
  return createHash("sha256").update(bytes).digest("hex");
}

const content = randomBytes(300_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const metadataOf = (cloud: FileCloud) => ({ parentId: cloud.rootId, filename: "theirs.bin" });

describe("tus-js-client", () => {
  it.each([
    ["in pieces", { chunkSize: 100_000 }, ["POST", "PATCH", "PATCH", "PATCH"]],
    ["with the request that creates it", { uploadDataDuringCreation: true }, ["POST"]],
    ["with pieces from the creation on", { uploadDataDuringCreation: true, chunkSize: 200_000 }, ["POST", "PATCH"]],
    ["where only POST comes through", { overridePatchMethod: true }, ["POST", "POST"]],
  ])("uploads %s", async (_, options, methods) => {
    await using cloud = await createFileCloud();
    await using server = await serve(cloud);
    await run(content, { endpoint: server.endpoint, metadata: metadataOf(cloud), ...options });
    expect(server.methods()).toEqual(methods);
    expect(await storedSha256(cloud)).toBe(sha256);
  });

  it("uploads parts side by side, which become one file", async () => {
    await using cloud = await createFileCloud();
    await using server = await serve(cloud);
    await run(content, {
      endpoint: server.endpoint,
      metadata: metadataOf(cloud),
      parallelUploads: 4,
      metadataForPartialUploads: { parentId: cloud.rootId },
    });
    const created = server.asked.filter(({ method }) => method === "POST");
    const kinds = created.map(({ concat }) => (concat === "partial" ? "part" : "whole"));
    expect(kinds).toEqual(["part", "part", "part", "part", "whole"]);
    expect(await storedSha256(cloud)).toBe(sha256);
    expect(await cloud.kit.db.selectFrom("spaces").select(["used_bytes", "reserved_bytes"]).execute()).toEqual([
      { used_bytes: content.length, reserved_bytes: 0 },
    ]);
  });

  it("goes on where a connection broke, and where another client stopped", async () => {
    await using cloud = await createFileCloud();
    let breaks = 1;
    await using server = await serve(cloud, ({ method, offset }, response) => {
      if (method !== "PATCH" || offset !== "100000" || breaks-- <= 0) return false;
      response.destroy();
      return true;
    });
    const shared = {
      endpoint: server.endpoint,
      metadata: metadataOf(cloud),
      chunkSize: 100_000,
      urlStorage: rememberingStorage(),
      fingerprint: async () => "the file",
    };
    const { promise: closed, resolve: close, reject } = Promise.withResolvers<void>();
    const first: Upload = new Upload(content, {
      retryDelays: [0],
      ...shared,
      onChunkComplete: (_size, accepted) => accepted === 200_000 && void first.abort().then(close, reject),
      onError: reject,
    });
    first.start();
    await closed;
    expect(server.methods()).toEqual(["POST", "PATCH", "PATCH", "HEAD", "PATCH"]);
    server.asked.length = 0;
    await run(content, shared, async (upload) => {
      const [previous] = await upload.findPreviousUploads();
      if (previous === undefined) throw new Error("nothing was remembered");
      upload.resumeFromPreviousUpload(previous);
    });
    expect(server.asked.map(({ method, offset }) => [method, offset])).toEqual([
      ["HEAD", null],
      ["PATCH", "200000"],
    ]);
    expect(await storedSha256(cloud)).toBe(sha256);
  });

  it("terminates what it began", async () => {
    await using cloud = await createFileCloud();
    await using server = await serve(cloud);
    const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
    const upload: Upload = new Upload(content, {
      endpoint: server.endpoint,
      metadata: metadataOf(cloud),
      chunkSize: 100_000,
      onChunkComplete: () => void upload.abort(true).then(resolve, reject),
      onError: reject,
    });
    upload.start();
    await stopped;
    expect(server.methods().at(-1)).toBe("DELETE");
    const { reserved_bytes: reserved } = await cloud.kit.db
      .selectFrom("spaces")
      .select("reserved_bytes")
      .executeTakeFirstOrThrow();
    expect(reserved).toBe(0);
  });

  it("sends what its program adds, a checksum among it", async () => {
    await using cloud = await createFileCloud();
    await using server = await serve(cloud);
    const checksum = `sha256 ${createHash("sha256").update(content).digest("base64")}`;
    const sent = { endpoint: server.endpoint, metadata: metadataOf(cloud), retryDelays: [] };
    const wrong = run(randomBytes(content.length), { ...sent, onBeforeRequest: withChecksum(checksum) });
    await expect(wrong).rejects.toThrow(/460/);
    await run(content, { ...sent, onBeforeRequest: withChecksum(checksum) });
    expect(await storedSha256(cloud)).toBe(sha256);
  });
});

function withChecksum(checksum: string): NonNullable<UploadOptions["onBeforeRequest"]> {
  return (request) => {
    if (request.getMethod() === "PATCH") request.setHeader("Upload-Checksum", checksum);
  };
}
