import { describe, expect, it } from "vitest";
import type { NodeId } from "../kit/ids.ts";
import { getNode } from "./domain/tree/get-node.ts";
import { deleteNode } from "./domain/tree/delete-node.ts";
import { indexFiles } from "./domain/tree/index-files.ts";
import type { FileNode } from "./domain/tree/tree-node.ts";
import { mp3, pictureBomb, png, wav } from "./testing/audio-files.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

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

describe("an audio file", () => {
  it("shows its tags and its cover once they are read, and tells of it", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.wav", wav({ title: "Song", artist: "Ada", album: "First" }));
    const withPicture = await cloud.upload("b.mp3", mp3("Pictured", await png(1_000, 500, 200)));
    await cloud.kit.jobs.idle();
    expect((await read(cloud, id)).audio).toMatchObject({
      title: "Song",
      artist: "Ada",
      album: "First",
      durationMs: 100,
      problem: null,
    });
    expect(await read(cloud, withPicture)).toMatchObject({
      audio: { title: "Pictured", codec: "MPEG 1 Layer 3" },
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
    await deleteNode(cloud.kit, cloud.ada, { id: one, idempotencyKey: null });
    await cloud.kit.jobs.idle();
    expect((await cloud.fetch(`files/${other}/cover`)).status).toBe(200);
    await deleteNode(cloud.kit, cloud.ada, { id: other, idempotencyKey: null });
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
    expect((await read(cloud, corrupt)).audio?.problem).toMatch(/audio|sound/);
    expect((await read(cloud, huge)).audio?.problem).toMatch(/could not be read as audio/);
    expect(await read(cloud, bombed)).toMatchObject({ audio: { title: "Bombed", problem: null }, hasCover: false });
    expect(await read(cloud, bomb)).toMatchObject({ audio: null, hasCover: false });
    expect(await cloud.kit.db.selectFrom("jobs").selectAll().execute()).toEqual([]);
  });
});
