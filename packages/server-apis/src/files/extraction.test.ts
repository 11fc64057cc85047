import { describe, expect, it } from "vitest";
import type { NodeId } from "../kit/ids.ts";
import { getNode } from "./domain/tree/get-node.ts";
import { createMemoryProbe } from "./adapters/media-probe.memory.ts";
import { beginExtractingAgain } from "./domain/extraction/extract-again.ts";
import { filesDb } from "./domain/files-database.ts";
import { deleteForever } from "./domain/trash/delete-forever.ts";
import { deleteNode } from "./domain/tree/delete-node.ts";
import { indexFiles } from "./domain/tree/index-files.ts";
import type { FileNode } from "./domain/tree/tree-node.ts";
import { mp3, pictureBomb, png, wav } from "./testing/audio-files.ts";
import { docx } from "./testing/documents.ts";
import { createFileCloud, type FileCloud, tusHeaders } from "./testing/file-cloud.ts";
import { photo } from "./testing/media-files.ts";

async function read(cloud: FileCloud, id: NodeId): Promise<FileNode> {
  const found = await getNode(cloud.kit, cloud.ada, id);
  if (found.kind !== "node" || found.node.kind !== "file") throw new Error(`no file ${id}`);
  return found.node;
}

async function coverBytes(cloud: FileCloud, id: NodeId): Promise<string> {
  const response = await cloud.fetch(`files/${id}/cover`);
  if (response.status !== 200) throw new Error(`no cover: ${response.status}`);
  return Buffer.from(await response.arrayBuffer()).toString("base64");
}

async function replace(cloud: FileCloud, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const metadata = { parentId: cloud.rootId, filename: name, conflict: "replace" };
  const headers = {
    ...tusHeaders(metadata),
    "upload-length": String(bytes.byteLength),
    "content-type": "application/offset+octet-stream",
  };
  const response = await cloud.fetch("uploads", { method: "POST", headers, body: bytes });
  expect(response.status).toBe(201);
}

async function thumbnail(cloud: FileCloud, id: NodeId, size: number, version?: number): Promise<string> {
  const of = version === undefined ? "" : `&version=${version}`;
  const response = await cloud.fetch(`files/${id}/thumbnail?size=${size}${of}`);
  const { default: sharp } = await import("sharp");
  const { width, height } = await sharp(await response.bytes()).metadata();
  return `${width}x${height}`;
}

async function deleteForGood(cloud: FileCloud, id: NodeId): Promise<void> {
  await deleteNode(cloud.kit, cloud.ada, { id, idempotencyKey: null });
  await deleteForever(cloud.kit, cloud.ada, { id, idempotencyKey: null });
}

describe("an audio file", () => {
  it("shows its tags and its cover once they are read, and tells of it", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.wav", wav({ title: "Song", artist: "Ada", album: "First" }));
    const withPicture = await cloud.upload("b.mp3", mp3("Pictured", await png(1_000, 500, 200)));
    await cloud.kit.jobs.idle();
    expect((await read(cloud, id)).extracted.audio).toMatchObject({
      title: "Song",
      artist: "Ada",
      album: "First",
      durationMs: 100,
      problem: null,
    });
    expect(await read(cloud, withPicture)).toMatchObject({
      extracted: { audio: { title: "Pictured", codec: "MPEG 1 Layer 3" } },
      hasCover: true,
    });
    const cover = await cloud.fetch(`files/${withPicture}/cover`);
    expect(Object.fromEntries(cover.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, no-cache",
    });
    const { default: sharp } = await import("sharp");
    expect(await sharp(await cover.bytes()).metadata()).toMatchObject({ format: "webp", width: 640, height: 320 });
    const told = await cloud.kit.db.selectFrom("changes").selectAll().where("entity", "=", "meta").execute();
    expect(told).toContainEqual(expect.objectContaining({ entity_id: id, parent_id: cloud.rootId, op: "updated" }));
  });

  it("shares the picture beside it, whichever came first, and keeps its own if it has one", async () => {
    await using cloud = await createFileCloud();
    const early = await cloud.upload("early.wav", wav({ title: "early" }));
    const own = await cloud.upload("own.mp3", mp3("own", await png(30, 30, 10)));
    await cloud.kit.jobs.idle();
    const picture = await cloud.upload("Cover.PNG", await png(20, 20, 250));
    await cloud.kit.jobs.idle();
    const late = await cloud.upload("late.wav", wav({ title: "late" }));
    await cloud.kit.jobs.idle();
    const shared = await coverBytes(cloud, picture);
    expect([await coverBytes(cloud, early), await coverBytes(cloud, late)]).toEqual([shared, shared]);
    expect(await coverBytes(cloud, own)).not.toBe(shared);
    const index = await indexFiles(cloud.kit, cloud.ada, { withinId: cloud.rootId, mimeType: "audio/*" });
    if (index.kind !== "file-index") throw new Error(index.kind);
    const { title, coverOf } = index.columns;
    expect(Object.fromEntries(title.map((name, row) => [name, coverOf[row]]))).toEqual({ early, own, late: early });
  });

  it("gives its cover back when it is deleted", async () => {
    await using cloud = await createFileCloud();
    const picture = await png(30, 30, 10);
    const [one, other] = [
      await cloud.upload("1.mp3", mp3("1", picture)),
      await cloud.upload("2.mp3", mp3("2", picture)),
    ];
    await cloud.kit.jobs.idle();
    await deleteForGood(cloud, one);
    await cloud.kit.jobs.idle();
    expect((await cloud.fetch(`files/${other}/cover`)).status).toBe(200);
    await deleteForGood(cloud, other);
    await cloud.kit.jobs.idle();
    expect(await cloud.kit.db.selectFrom("blobs").select("id").execute()).toEqual([]);
  });

  it("says what is wrong with it when it cannot be read, and so does a cover that is a bomb by having none", async () => {
    await using cloud = await createFileCloud();
    const corrupt = await cloud.upload("corrupt.mp3", crypto.getRandomValues(new Uint8Array(10_000)).fill(1, 0, 8));
    const claims = new Uint8Array([
      0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f, 0x54, 0x49, 0x54, 0x32, 0x7f, 0x7f, 0x7f, 0x7f, 0, 0,
    ]);
    const huge = await cloud.upload("huge-tag.mp3", claims);
    const bombed = await cloud.upload("bombed.mp3", mp3("Bombed", pictureBomb()));
    const bomb = await cloud.upload("cover.png", pictureBomb());
    await cloud.kit.jobs.idle();
    expect((await read(cloud, corrupt)).extracted.audio?.problem).toMatch(/audio|sound/);
    expect((await read(cloud, huge)).extracted.audio?.problem).toMatch(/could not be read as audio/);
    expect(await read(cloud, bombed)).toMatchObject({
      extracted: { audio: { title: "Bombed", problem: null } },
      hasCover: false,
    });
    expect(await read(cloud, bomb)).toMatchObject({
      extracted: { image: { problem: expect.stringMatching(/too many/) as string } },
      hasCover: false,
    });
    expect(await cloud.kit.db.selectFrom("jobs").selectAll().execute()).toEqual([]);
  });
});

describe("a picture", () => {
  it("shows its size, and small pictures of it that are few where it is small itself", async () => {
    await using cloud = await createFileCloud();
    const [large, small] = [
      await cloud.upload("l.jpg", await photo(2_400, 1_200)),
      await cloud.upload("s.png", await png(90, 40, 1)),
    ];
    await cloud.kit.jobs.idle();
    expect((await read(cloud, large)).extracted).toEqual({
      image: expect.objectContaining({ width: 1_200, height: 2_400, problem: null }) as object,
      thumbnails: { version: 1, made: 3 },
    });
    expect((await read(cloud, small)).extracted).toMatchObject({ thumbnails: { version: 1, made: 1 } });
    expect(await Promise.all([100, 128, 129, 513, 9_999].map((size) => thumbnail(cloud, large, size)))).toEqual([
      "64x128",
      "64x128",
      "256x512",
      "800x1600",
      "800x1600",
    ]);
    expect(await thumbnail(cloud, small, 512)).toBe("90x40");
  });

  it("is served as content is: by its tag, to those who may read it, and to nobody where there is none", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.png", await png(300, 300, 9));
    expect((await cloud.fetch(`files/${id}/thumbnail`)).status).toBe(404);
    await cloud.kit.jobs.idle();
    const first = await cloud.fetch(`files/${id}/thumbnail?size=128&version=1&made=2`, { method: "HEAD" });
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, no-cache",
      "content-security-policy": "sandbox; default-src 'none'",
    });
    const again = { headers: { "if-none-match": first.headers.get("etag") ?? "" } };
    expect((await cloud.fetch(`files/${id}/thumbnail?size=128`, again)).status).toBe(304);
    expect((await cloud.fetch(`files/${id}/thumbnail?version=2`)).status).toBe(404);
    expect((await cloud.fetch(`files/${id}/thumbnail?size=0`)).status).toBe(400);
    const stranger = await cloud.addPerson();
    expect((await cloud.fetch(`files/${id}/thumbnail`, { as: stranger.principal })).status).toBe(404);
  });

  it("shares equal small pictures, and gives everything back when it goes for good", async () => {
    await using cloud = await createFileCloud();
    const ids = [
      await cloud.upload("1.png", await png(100, 100, 7)),
      await cloud.upload("2.png", await png(100, 100, 7)),
    ];
    await cloud.kit.jobs.idle();
    const kept = await cloud.kit.db.selectFrom("blobs").select("refcount").execute();
    expect(kept).toEqual([{ refcount: 2 }, { refcount: 2 }]);
    for (const id of ids) await deleteForGood(cloud, id);
    await cloud.kit.jobs.idle();
    expect(await cloud.kit.db.selectFrom("blobs").select("id").execute()).toEqual([]);
    expect(await filesDb(cloud.kit.db).selectFrom("blob_drafts").selectAll().execute()).toEqual([]);
  });

  it("is read anew with a new version, and the old one keeps what was made of it", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.png", await png(300, 300, 9));
    await cloud.kit.jobs.idle();
    await replace(cloud, "a.png", await png(200, 100, 9));
    await cloud.kit.jobs.idle();
    expect((await read(cloud, id)).extracted).toMatchObject({
      image: { width: 200 },
      thumbnails: { version: 2, made: 2 },
    });
    expect([await thumbnail(cloud, id, 512), await thumbnail(cloud, id, 512, 1)]).toEqual(["200x100", "300x300"]);
  });
});

describe("a document", () => {
  it("has its text kept for the search until it goes", async () => {
    await using cloud = await createFileCloud();
    const letter = await cloud.upload("a.docx", docx(["Sehr geehrte"], "Brief"));
    const page = await cloud.upload("b.html", "<!doctype html><title>T</title><p>a&amp;b<script>c</script>");
    await cloud.kit.jobs.idle();
    const texts = () =>
      filesDb(cloud.kit.db).selectFrom("extracted_texts").select(["node_id", "text"]).orderBy("node_id").execute();
    expect(await texts()).toEqual([
      { node_id: letter, text: "Sehr geehrte" },
      { node_id: page, text: "a&b" },
    ]);
    expect((await read(cloud, letter)).extracted.document).toMatchObject({ title: "Brief", pages: 3 });
    await deleteForGood(cloud, letter);
    await cloud.kit.jobs.idle();
    expect(await texts()).toEqual([{ node_id: page, text: "a&b" }]);
  });
});

describe("an extractor that finds more than the one before", () => {
  it("reads again what that one read, and what nobody did", async () => {
    await using cloud = await createFileCloud();
    const probe = createMemoryProbe(cloud.kit.blobs);
    const [old, unread] = [
      await cloud.upload("a.wav", wav({ title: "A" })),
      await cloud.upload("b.wav", wav({ title: "B" })),
    ];
    await cloud.upload("c.bin", "nothing");
    await cloud.kit.jobs.idle();
    const meta = filesDb(cloud.kit.db);
    await meta.updateTable("meta").set({ extractor: 0, value: "{}" }).where("node_id", "=", old).execute();
    await meta.deleteFrom("meta").where("node_id", "=", unread).execute();
    await beginExtractingAgain({ kit: cloud.kit, probe });
    await cloud.kit.jobs.idle();
    expect((await read(cloud, old)).extracted.audio?.title).toBe("A");
    expect((await read(cloud, unread)).extracted.audio?.title).toBe("B");
    await beginExtractingAgain({ kit: cloud.kit, probe });
    expect(await cloud.kit.db.selectFrom("jobs").select("kind").execute()).toEqual([]);
  });
});
