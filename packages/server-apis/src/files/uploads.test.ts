import { createHash } from "node:crypto";
import { expect, it, describe } from "vitest";
import { createFileCloud, type FileCloud, tusHeaders } from "./testing/file-cloud.ts";
import { beginUpload, headUpload, patchUpload } from "./testing/tus-requests.ts";

const octets = "application/offset+octet-stream";

const begin = (cloud: FileCloud, length: number, filename?: string, headers: Record<string, string> = {}) =>
  beginUpload(cloud, length, { headers, ...(filename === undefined ? {} : { filename }) });

const head = headUpload;

function patch(cloud: FileCloud, location: string, offset: number, sent: BodyInit | Sent) {
  return patchUpload(cloud, location, offset, isSent(sent) ? sent : { body: sent });
}

type Sent = { body: BodyInit; headers: Record<string, string> };

const isSent = (sent: BodyInit | Sent): sent is Sent => typeof sent === "object" && "body" in sent;

const sha = (algorithm: string, text: string) => `${algorithm} ${createHash(algorithm).update(text).digest("base64")}`;

async function space(cloud: FileCloud) {
  return cloud.kit.db
    .selectFrom("spaces")
    .selectAll()
    .where("owner_id", "=", cloud.ada.personId)
    .executeTakeFirstOrThrow();
}

describe("a resumable upload", () => {
  it("becomes a file with its last byte, and says which", async () => {
    await using cloud = await createFileCloud();
    const created = await begin(cloud, 11, "grün.txt");
    expect(created.status).toBe(201);
    const location = created.headers.get("location")!;
    const first = await patch(cloud, location, 0, "hello ");
    expect([first.status, first.headers.get("upload-offset"), first.headers.get("mows-node-id")]).toEqual([
      204,
      "6",
      null,
    ]);
    const last = await patch(cloud, location, 6, "world");
    expect(last.headers.get("upload-offset")).toBe("11");
    expect(last.headers.get("mows-node-name")).toBe("gr%C3%BCn.txt");
    const nodeId = last.headers.get("mows-node-id")!;
    const content = await cloud.fetch(`files/${nodeId}/content`);
    expect(await content.text()).toBe("hello world");
    expect(content.headers.get("etag")).toBe(`"${createHash("sha256").update("hello world").digest("base64url")}"`);
    const { used_bytes: used, reserved_bytes: reserved } = await space(cloud);
    expect([used, reserved]).toEqual([11, 0]);
  });

  it("tells what it can do without being asked for a version", async () => {
    await using cloud = await createFileCloud();
    const response = await cloud.fetch("uploads", { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "tus-version": "1.0.0",
      "tus-resumable": "1.0.0",
      "tus-extension": "creation,creation-with-upload,termination,checksum,concatenation,expiration",
      "tus-checksum-algorithm": "sha256,sha1,md5",
    });
  });

  it("takes an empty file and a whole small one in the request that creates it", async () => {
    await using cloud = await createFileCloud();
    const empty = await cloud.upload("empty.txt", "");
    const small = await cloud.upload("small.txt", "small");
    expect(await (await cloud.fetch(`files/${empty}/content`)).text()).toBe("");
    expect(await (await cloud.fetch(`files/${small}/content`)).text()).toBe("small");
  });

  it("goes on where it stands, in another process too", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 6)).headers.get("location")!;
    await patch(cloud, location, 0, "abc");
    const { createNodeHash } = await import("./adapters/streaming-hash.node.ts");
    const { Uploads } = await import("./domain/uploads/uploads.ts");
    const restarted = new Uploads(cloud.kit, createNodeHash);
    const id = location.split("/").at(-1)!;
    const outcome = await restarted.append(cloud.ada, id, {
      offset: 3,
      body: new Response("def").body,
      checksum: null,
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({
      kind: "upload-progress",
      upload: { receivedBytes: 6, finished: { nodeName: "song.bin" } },
    });
    const blob = await cloud.kit.db.selectFrom("blobs").select("sha256").executeTakeFirstOrThrow();
    expect(Buffer.from(blob.sha256!).toString("hex")).toBe(createHash("sha256").update("abcdef").digest("hex"));
  });

  it("keeps what came before the connection broke", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 10)).headers.get("location")!;
    const pieces = ["abc", "de"];
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.error(new Error("connection lost"));
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    });
    await patch(cloud, location, 0, broken);
    expect((await head(cloud, location)).headers.get("upload-offset")).toBe("5");
    const last = await patch(cloud, location, 5, "fghij");
    const content = await cloud.fetch(`files/${last.headers.get("mows-node-id")}/content`);
    expect(await content.text()).toBe("abcdefghij");
  });

  it("is taken over by a newer request, which finds what the older one received", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 6)).headers.get("location")!;
    let deliver: (text: string) => void = () => undefined;
    const { promise: reading, resolve: isReading } = Promise.withResolvers<void>();
    const stuck = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          deliver = (text) => controller.enqueue(new TextEncoder().encode(text));
        },
        pull: () => isReading(),
      },
      // Pulled only once somebody reads.
      { highWaterMark: 0 },
    );
    const older = patch(cloud, location, 0, stuck);
    await reading;
    deliver("abc");
    const { headers } = await head(cloud, location);
    expect((await older).status).toBe(423);
    expect(headers.get("upload-length")).toBe("6");
    const offset = Number(headers.get("upload-offset"));
    const last = await patch(cloud, location, offset, "abcdef".slice(offset));
    expect(last.headers.get("mows-node-id")).not.toBeNull();
  });

  it("tells a client that lost the last answer that it is finished", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 3)).headers.get("location")!;
    const last = await patch(cloud, location, 0, "abc");
    const again = await head(cloud, location);
    expect(again.headers.get("upload-offset")).toBe("3");
    expect(again.headers.get("mows-node-id")).toBe(last.headers.get("mows-node-id"));
    const repeated = await patch(cloud, location, 3, "");
    expect(repeated.headers.get("mows-node-id")).toBe(last.headers.get("mows-node-id"));
  });

  it("is finished at the next question when a crash came between the last byte and the file", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 3)).headers.get("location")!;
    const { filesDb } = await import("./domain/files-database.ts");
    const upload = await filesDb(cloud.kit.db).selectFrom("uploads").selectAll().executeTakeFirstOrThrow();
    await cloud.kit.blobs.create(upload.blob_id);
    await cloud.kit.blobs.append(upload.blob_id, 0, new Response("abc").body);
    await filesDb(cloud.kit.db).updateTable("uploads").set({ received_bytes: 3 }).execute();
    expect((await head(cloud, location)).headers.get("mows-node-id")).not.toBeNull();
  });

  it("keeps both where the name is taken, whatever its case", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("Song.mp3", "one");
    const location = (await begin(cloud, 3, "song.MP3")).headers.get("location")!;
    const last = await patch(cloud, location, 0, "two");
    expect(decodeURIComponent(last.headers.get("mows-node-name")!)).toBe("song (2).MP3");
  });

  it("stores equal bytes once and counts them twice", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("a.bin", "same");
    await cloud.upload("b.bin", "same");
    await cloud.kit.jobs.idle();
    const blobs = await cloud.kit.db.selectFrom("blobs").selectAll().execute();
    expect(blobs.map((blob) => blob.refcount)).toEqual([2]);
    expect((await space(cloud)).used_bytes).toBe(8);
  });

  it("keeps nothing of a request whose checksum is wrong, and goes on from there", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 6)).headers.get("location")!;
    await patch(cloud, location, 0, { body: "abc", headers: { "upload-checksum": sha("sha1", "abc") } });
    const wrong = await patch(cloud, location, 3, {
      body: "dxf",
      headers: { "upload-checksum": sha("sha256", "def") },
    });
    expect([wrong.status, await wrong.json()]).toMatchObject([460, { code: "CHECKSUM_MISMATCH", offset: 3 }]);
    expect((await head(cloud, location)).headers.get("upload-offset")).toBe("3");
    const right = await patch(cloud, location, 3, {
      body: "def",
      headers: { "upload-checksum": sha("sha256", "def") },
    });
    const content = await cloud.fetch(`files/${right.headers.get("mows-node-id")}/content`);
    expect(await content.text()).toBe("abcdef");
    expect(content.headers.get("etag")).toBe(`"${createHash("sha256").update("abcdef").digest("base64url")}"`);
  });

  it("refuses a broken request with a reason, keeping what it has", async () => {
    await using cloud = await createFileCloud();
    const location = (await begin(cloud, 3)).headers.get("location")!;
    const path = location.replace("/.mows/", "");
    const statuses = await Promise.all([
      patch(cloud, location, 2, "c").then((response) => response.status),
      patch(cloud, location, 0, { body: "abc", headers: { "content-type": "text/plain" } }).then(
        (response) => response.status,
      ),
      patch(cloud, location, 0, { body: "abc", headers: { "upload-checksum": "crc32 AAAA" } }).then(
        (response) => response.status,
      ),
      cloud.fetch(path, { method: "HEAD" }).then((response) => response.status),
      cloud
        .fetch(path, { method: "PATCH", headers: { "tus-resumable": "1.0.0", "content-type": octets } })
        .then((response) => response.status),
    ]);
    expect(statuses).toEqual([409, 415, 400, 412, 400]);
    const long = await patch(cloud, location, 0, "abcd");
    expect([long.status, await long.json()]).toMatchObject([413, { code: "LENGTH_EXCEEDED", length: 3 }]);
    expect((await head(cloud, location)).headers.get("upload-offset")).toBe("0");
    expect((await patch(cloud, location, 0, "abc")).headers.get("mows-node-id")).not.toBeNull();
  });

  it.each([
    ["a/b.mp3", "forbidden-character"],
    ["..", "reserved"],
    ["x".repeat(256), "too-long"],
    [" ", "empty"],
  ])("refuses the name %j before the first byte", async (filename, reason) => {
    await using cloud = await createFileCloud();
    const response = await begin(cloud, 3, filename);
    expect([response.status, await response.json()]).toMatchObject([400, { code: "NAME_INVALID", reason }]);
  });

  it("refuses what does not fit before the first byte, counting what is under way", async () => {
    await using cloud = await createFileCloud({ limitBytes: 10 });
    await cloud.upload("four.bin", "four");
    expect((await begin(cloud, 6)).status).toBe(201);
    const refused = await begin(cloud, 1);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: "QUOTA_EXCEEDED", limitBytes: 10, usedBytes: 4 },
    ]);
  });

  it("gives its room back when it is terminated, and its bytes", async () => {
    await using cloud = await createFileCloud({ limitBytes: 10 });
    const location = (await begin(cloud, 10)).headers.get("location")!;
    await patch(cloud, location, 0, "abc");
    const { filesDb } = await import("./domain/files-database.ts");
    const { blob_id: blobId } = await filesDb(cloud.kit.db)
      .selectFrom("uploads")
      .select("blob_id")
      .executeTakeFirstOrThrow();
    expect(await cloud.kit.blobs.size(blobId)).toBe(3);
    const path = location.replace("/.mows/", "");
    expect((await cloud.fetch(path, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } })).status).toBe(204);
    expect((await head(cloud, location)).status).toBe(404);
    await cloud.kit.jobs.idle();
    expect(await cloud.kit.blobs.size(blobId)).toBeNull();
    expect((await begin(cloud, 10)).status).toBe(201);
  });

  it("expires, and gives its room back then", async () => {
    let now = new Date("2026-01-01T00:00:00.000Z");
    await using cloud = await createFileCloud({ limitBytes: 10, overrides: { clock: { now: () => now } } });
    const created = await begin(cloud, 10);
    expect(created.headers.get("upload-expires")).toBe("Fri, 02 Jan 2026 00:00:00 GMT");
    now = new Date("2026-01-02T00:00:00.000Z");
    expect((await head(cloud, created.headers.get("location")!)).status).toBe(404);
    const { reapUploads } = await import("./domain/uploads/reap-uploads.ts");
    await reapUploads(cloud.kit);
    expect((await space(cloud)).reserved_bytes).toBe(0);
  });

  it("belongs to the person and app that began it", async () => {
    await using cloud = await createFileCloud();
    const app = await cloud.throughApp(cloud.ada, "spotify", { [cloud.rootId]: "write" });
    const { principal: bob } = await cloud.addPerson();
    const location = (await begin(cloud, 3)).headers.get("location")!;
    for (const as of [app, bob, { kind: "anonymous", appId: null } as const]) {
      const response = await cloud.fetch(location.replace("/.mows/", ""), {
        as,
        method: "HEAD",
        headers: { "tus-resumable": "1.0.0" },
      });
      expect(response.status).toBe(404);
    }
  });

  it("is refused at its end when the right to write was taken back meanwhile", async () => {
    await using cloud = await createFileCloud();
    const as = await cloud.throughApp(cloud.ada, "spotify", { [cloud.rootId]: "write" });
    const created = await cloud.fetch("uploads", {
      as,
      method: "POST",
      headers: { ...tusHeaders({ parentId: cloud.rootId, filename: "x.bin" }), "upload-length": "3" },
    });
    await cloud.kit.db.deleteFrom("grants").execute();
    const response = await cloud.fetch(created.headers.get("location")!.replace("/.mows/", ""), {
      as,
      method: "PATCH",
      headers: { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": octets },
      body: "abc",
    });
    expect([response.status, await response.json()]).toMatchObject([403, { code: "DENIED", lacking: "app" }]);
    const names = await cloud.kit.db.selectFrom("nodes").select("name").execute();
    expect(names).toEqual([{ name: "Files" }]);
  });

  it("is not begun for who may only read, or is nobody", async () => {
    await using cloud = await createFileCloud();
    const reader = await cloud.throughApp(cloud.ada, "spotify", { [cloud.rootId]: "read" });
    const headers = { ...tusHeaders({ parentId: cloud.rootId, filename: "x" }), "upload-length": "1" };
    const denied = await cloud.fetch("uploads", { as: reader, method: "POST", headers });
    const anonymous = await cloud.fetch("uploads", { as: { kind: "anonymous", appId: null }, method: "POST", headers });
    expect([denied.status, anonymous.status]).toEqual([403, 401]);
  });

  it("is begun once for one idempotency key", async () => {
    await using cloud = await createFileCloud();
    const key = { "idempotency-key": crypto.randomUUID() };
    const [one, other] = [await begin(cloud, 3, "a", key), await begin(cloud, 3, "a", key)];
    expect(other.headers.get("location")).toBe(one.headers.get("location"));
    expect((await space(cloud)).reserved_bytes).toBe(3);
  });
});
