import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { filesDb } from "./domain/files-database.ts";
import { reapUploads } from "./domain/uploads/reap-uploads.ts";
import { createFileCloud, type FileCloud, tusHeaders } from "./testing/file-cloud.ts";
import { beginUpload, headUpload, joinParts, patchUpload, pathOf, sendPart } from "./testing/tus-requests.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function space(cloud: FileCloud) {
  const { used_bytes: used, reserved_bytes: reserved } = await cloud.kit.db
    .selectFrom("spaces")
    .selectAll()
    .where("root_id", "=", cloud.rootId)
    .executeTakeFirstOrThrow();
  return { used, reserved };
}

async function storedBlobs(cloud: FileCloud): Promise<number> {
  let count = 0;
  for await (const ids of cloud.kit.blobs.list()) count += ids.length;
  return count;
}

async function readBack(cloud: FileCloud, joined: Response, headers: Record<string, string> = {}) {
  return cloud.fetch(`files/${joined.headers.get("mows-node-id")}/content`, { headers });
}

describe("parts that are joined", () => {
  it("become one file without a byte being copied, and its hash is found afterwards", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const parts = [await sendPart(cloud, "one "), await sendPart(cloud, "two "), await sendPart(cloud, "three")];
    const joined = await joinParts(cloud, parts);
    expect([joined.status, joined.headers.get("upload-offset")]).toEqual([201, "13"]);
    expect(await storedBlobs(cloud)).toBe(3);
    const before = await readBack(cloud, joined);
    expect(await before.text()).toBe("one two three");
    expect(before.headers.get("etag")).not.toContain(sha256("one two three"));
    cloud.kit.jobs.start(cloud.kit.running["files"]?.jobs ?? {});
    await cloud.kit.jobs.idle();
    const after = await readBack(cloud, joined);
    expect(after.headers.get("etag")).toBe(`"${Buffer.from(sha256("one two three"), "hex").toString("base64url")}"`);
    expect(await after.text()).toBe("one two three");
    expect(await storedBlobs(cloud)).toBe(3);
  });

  it.each([
    ["bytes=0-", "abcdefghij"],
    ["bytes=2-4", "cde"],
    ["bytes=3-5", "def"],
    ["bytes=-1", "j"],
    ["bytes=4-4", "e"],
  ])("are read over their seams (%s)", async (range, expected) => {
    await using cloud = await createFileCloud();
    const parts = [await sendPart(cloud, "abc"), await sendPart(cloud, ""), await sendPart(cloud, "def")];
    const joined = await joinParts(cloud, [...parts, await sendPart(cloud, "ghij")]);
    expect(await (await readBack(cloud, joined, { range })).text()).toBe(expected);
  });

  it("share the bytes that are there already", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("whole.bin", "same bytes");
    const joined = await joinParts(cloud, [await sendPart(cloud, "same "), await sendPart(cloud, "bytes")]);
    await cloud.kit.jobs.idle();
    const blobs = await cloud.kit.db.selectFrom("blobs").select(["refcount", "size"]).execute();
    expect(blobs).toEqual([{ refcount: 2, size: 10 }]);
    expect(await storedBlobs(cloud)).toBe(1);
    expect(await (await readBack(cloud, joined)).text()).toBe("same bytes");
    expect(await space(cloud)).toEqual({ used: 20, reserved: 0 });
  });

  it("reserve their room once, and give it back when they are never joined", async () => {
    let now = new Date("2026-01-01T00:00:00.000Z");
    await using cloud = await createFileCloud({ limitBytes: 10, overrides: { clock: { now: () => now } } });
    const parts = [await sendPart(cloud, "12345"), await sendPart(cloud, "67890")];
    expect(await space(cloud)).toEqual({ used: 0, reserved: 10 });
    expect((await beginUpload(cloud, 1)).status).toBe(413);
    expect((await joinParts(cloud, parts)).status).toBe(201);
    expect(await space(cloud)).toEqual({ used: 10, reserved: 0 });
    await cloud.kit.db.updateTable("spaces").set({ limit_bytes: 20 }).execute();
    await sendPart(cloud, "forgotten");
    now = new Date("2026-01-02T00:00:00.001Z");
    await reapUploads(cloud.kit);
    await cloud.kit.jobs.idle();
    expect(await space(cloud)).toEqual({ used: 10, reserved: 0 });
    expect(await storedBlobs(cloud)).toBe(2);
  });

  it("are joined once, however often it is asked for", async () => {
    await using cloud = await createFileCloud();
    const parts = [await sendPart(cloud, "a"), await sendPart(cloud, "b")];
    const [first, again] = [await joinParts(cloud, parts), await joinParts(cloud, parts)];
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const other = await joinParts(cloud, parts.toReversed());
    expect([other.status, await other.json()]).toMatchObject([409, { code: "PART_UNUSABLE", reason: "used" }]);
  });

  it("tell what they are, and take nothing more once they are joined", async () => {
    await using cloud = await createFileCloud();
    const part = await sendPart(cloud, "part");
    expect((await headUpload(cloud, part)).headers.get("upload-concat")).toBe("partial");
    const location = (await joinParts(cloud, [part])).headers.get("location")!;
    const { headers } = await headUpload(cloud, location);
    expect([headers.get("upload-concat"), headers.get("upload-length")]).toEqual([`final;${part}`, "4"]);
    expect((await patchUpload(cloud, location, 4, { body: "more" })).status).toBe(403);
  });

  it("go with their file", async () => {
    await using cloud = await createFileCloud();
    const joined = await joinParts(cloud, [await sendPart(cloud, "a"), await sendPart(cloud, "b")]);
    await cloud.kit.jobs.idle();
    const { releaseBlobs } = await import("./domain/contents/release-blobs.ts");
    await cloud.kit.write(cloud.ada, null, async (tx) => {
      const gone = await filesDb(tx).deleteFrom("versions").returning("blob_id").execute();
      await releaseBlobs(
        cloud.kit,
        tx,
        gone.map((version) => version.blob_id),
      );
    });
    await cloud.kit.jobs.idle();
    expect(joined.status).toBe(201);
    expect(await storedBlobs(cloud)).toBe(0);
  });
});

describe("what is no part of one's own", () => {
  it("cannot be joined: another person's, another app's, one that is not whole, one that is no part", async () => {
    await using cloud = await createFileCloud();
    const { principal: bob, rootId } = await cloud.addPerson();
    const app = await cloud.throughApp(cloud.ada, "music", { [cloud.rootId]: "write" });
    const unfinished = await cloud.fetch("uploads", {
      method: "POST",
      headers: { ...tusHeaders({ parentId: cloud.rootId }), "upload-concat": "partial", "upload-length": "5" },
    });
    const whole = (await beginUpload(cloud, 1, { body: "w" })).headers.get("location")!;
    const wrong = [
      await sendPart(cloud, "bob's", { as: bob, parentId: rootId }),
      await sendPart(cloud, "the app's", { as: app }),
      unfinished.headers.get("location")!,
      whole,
      `/.mows/uploads/${crypto.randomUUID()}`,
    ];
    const reasons: string[] = [];
    for (const part of wrong) {
      const answer = await joinParts(cloud, [await sendPart(cloud, "mine"), part]);
      reasons.push(((await answer.json()) as { reason: string }).reason);
    }
    expect(reasons).toEqual(["not-found", "not-found", "unfinished", "not-found", "not-found"]);
  });

  it("cannot be joined into another space than its room was reserved in", async () => {
    await using cloud = await createFileCloud();
    const { principal: bob, rootId } = await cloud.addPerson();
    const shared = { node_id: rootId, person_id: cloud.ada.personId, role: "write", granted_at: new Date() } as const;
    await cloud.kit.db
      .insertInto("grants")
      .values({
        ...shared,
        id: cloud.kit.newId(),
        grantee_kind: "person",
        source: "share",
        granted_by: bob.personId,
        expires_at: null,
      })
      .execute();
    const parts = [await sendPart(cloud, "mine"), await sendPart(cloud, "bob's", { parentId: rootId })];
    const answer = await joinParts(cloud, parts);
    expect(await answer.json()).toMatchObject({ code: "PART_UNUSABLE", reason: "other-space" });
  });

  it.each([
    ["final;", 400],
    ["final;http://elsewhere.test/.mows/uploads/x", 400],
    ["everything", 400],
  ])("is refused as it stands: %s", async (concat, status) => {
    await using cloud = await createFileCloud();
    const answer = await cloud.fetch("uploads", {
      method: "POST",
      headers: { ...tusHeaders({ parentId: cloud.rootId, filename: "x" }), "upload-concat": concat },
    });
    expect(answer.status).toBe(status);
  });

  it("needs a folder, so that its room is reserved somewhere", async () => {
    await using cloud = await createFileCloud();
    const headers = { "tus-resumable": "1.0.0", "upload-concat": "partial", "upload-length": "1" };
    const answer = await cloud.fetch("uploads", { method: "POST", headers });
    expect(await answer.json()).toMatchObject({ code: "METADATA_INVALID" });
    const gone = await sendPart(cloud, "x");
    const terminated = await cloud.fetch(pathOf(gone), { method: "DELETE", headers: { "tus-resumable": "1.0.0" } });
    expect([terminated.status, await space(cloud)]).toEqual([204, { used: 0, reserved: 0 }]);
  });
});
