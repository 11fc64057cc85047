import { describe, expect, it } from "vitest";
import { filesDb } from "./domain/files-database.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { beginUpload, joinParts, patchUpload, sendPart } from "./testing/tus-requests.ts";

const send = (cloud: FileCloud, filename: string, body: string, conflict: string) =>
  beginUpload(cloud, body.length, { filename, body, metadata: { conflict } });

const names = async (cloud: FileCloud) =>
  (await cloud.kit.db.selectFrom("nodes").select("name").where("parent_id", "=", cloud.rootId).execute())
    .map((node) => node.name)
    .toSorted();

const room = (cloud: FileCloud) =>
  cloud.kit.db.selectFrom("spaces").select(["used_bytes", "reserved_bytes"]).executeTakeFirstOrThrow();

const read = async (cloud: FileCloud, nodeId: string, query = "") =>
  (await cloud.fetch(`files/${nodeId}/content${query}`)).text();

describe("an upload whose name is taken", () => {
  it("replaces the file by a new version, and keeps the old one, which counts", async () => {
    await using cloud = await createFileCloud();
    const nodeId = await cloud.upload("Notes.txt", "one");
    const answer = await send(cloud, "notes.TXT", "second", "replace");
    expect(answer.headers.get("mows-node-id")).toBe(nodeId);
    expect(answer.headers.get("mows-upload-outcome")).toBe("replaced");
    expect([await read(cloud, nodeId), await read(cloud, nodeId, "?version=1")]).toEqual(["second", "one"]);
    expect(await room(cloud)).toEqual({ used_bytes: 9, reserved_bytes: 0 });
    expect(await names(cloud)).toEqual(["Notes.txt"]);
  });

  it("makes no new version of bytes that are the newest already", async () => {
    await using cloud = await createFileCloud();
    const nodeId = await cloud.upload("notes.txt", "same");
    const answer = await send(cloud, "notes.txt", "same", "replace");
    expect([answer.headers.get("mows-node-id"), answer.headers.get("mows-upload-outcome")]).toEqual([
      nodeId,
      "skipped",
    ]);
    expect(await filesDb(cloud.kit.db).selectFrom("versions").select("n").execute()).toEqual([{ n: 1 }]);
    expect(await room(cloud)).toEqual({ used_bytes: 4, reserved_bytes: 0 });
    await cloud.kit.jobs.idle();
    expect(await read(cloud, nodeId)).toBe("same");
  });

  it("replaces nothing but files", async () => {
    await using cloud = await createFileCloud();
    await cloud.folder("/notes");
    expect((await send(cloud, "notes", "text", "replace")).headers.get("mows-node-name")).toBe("notes%20(2)");
  });

  it("is refused before the first byte where it is to be skipped, and says what is there", async () => {
    await using cloud = await createFileCloud();
    const nodeId = await cloud.upload("notes.txt", "one");
    const answer = await beginUpload(cloud, 1_000, { filename: "NOTES.txt", metadata: { conflict: "skip" } });
    expect([answer.status, answer.headers.get("mows-node-id")]).toEqual([409, nodeId]);
    expect(await answer.json()).toMatchObject({ code: "NAME_TAKEN", existingId: nodeId });
    expect(await room(cloud)).toEqual({ used_bytes: 3, reserved_bytes: 0 });
  });

  it("is dropped at its end where the name was taken meanwhile and it is to be skipped", async () => {
    await using cloud = await createFileCloud();
    const begun = await beginUpload(cloud, 3, { filename: "notes.txt", metadata: { conflict: "skip" } });
    const nodeId = await cloud.upload("notes.txt", "first");
    const last = await patchUpload(cloud, begun.headers.get("location")!, 0, { body: "two" });
    expect([last.headers.get("mows-node-id"), last.headers.get("mows-upload-outcome")]).toEqual([nodeId, "skipped"]);
    expect(await room(cloud)).toEqual({ used_bytes: 5, reserved_bytes: 0 });
    await cloud.kit.jobs.idle();
    let stored = 0;
    for await (const ids of cloud.kit.blobs.list()) stored += ids.length;
    expect(stored).toBe(1);
  });

  it("is settled in the same way for what is joined from parts, and for bytes that are known", async () => {
    await using cloud = await createFileCloud();
    const nodeId = await cloud.upload("notes.txt", "one");
    const joined = await joinParts(cloud, [await sendPart(cloud, "t"), await sendPart(cloud, "wo")], {
      filename: "notes.txt",
      metadata: { conflict: "replace" },
    });
    expect(joined.headers.get("mows-upload-outcome")).toBe("replaced");
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode("one"))).toString("hex");
    const known = await beginUpload(cloud, 3, {
      filename: "notes.txt",
      metadata: { conflict: "replace", sha256: hash },
    });
    expect([known.headers.get("mows-node-id"), known.headers.get("mows-upload-outcome")]).toEqual([nodeId, "replaced"]);
    expect(await read(cloud, nodeId)).toBe("one");
    expect(await room(cloud)).toEqual({ used_bytes: 9, reserved_bytes: 0 });
  });

  it("is refused where it names no policy there is", async () => {
    await using cloud = await createFileCloud();
    expect((await send(cloud, "x", "x", "overwrite")).status).toBe(400);
  });
});
