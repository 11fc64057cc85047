import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { beginUpload, headUpload } from "./testing/tus-requests.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const claim = (cloud: FileCloud, text: string, options: Parameters<typeof beginUpload>[2] = {}) =>
  beginUpload(cloud, text.length, { ...options, metadata: { ...options.metadata, sha256: sha256(text) } });

async function space(cloud: FileCloud) {
  const { used_bytes: used, reserved_bytes: reserved } = await cloud.kit.db
    .selectFrom("spaces")
    .selectAll()
    .where("root_id", "=", cloud.rootId)
    .executeTakeFirstOrThrow();
  return { used, reserved };
}

describe("an upload of bytes that the caller can read already", () => {
  it("is finished at once, as a file of its own", async () => {
    await using cloud = await createFileCloud();
    const existing = await cloud.upload("there.bin", "known bytes");
    const answer = await claim(cloud, "known bytes", { filename: "again.bin" });
    const nodeId = answer.headers.get("mows-node-id");
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([201, "11"]);
    expect(nodeId).not.toBe(existing);
    expect(await (await cloud.fetch(`files/${nodeId}/content`)).text()).toBe("known bytes");
    expect(await space(cloud)).toEqual({ used: 22, reserved: 0 });
    const asked = await headUpload(cloud, answer.headers.get("location")!);
    expect(asked.headers.get("mows-node-id")).toBe(nodeId);
    const blobs = await cloud.kit.db.selectFrom("blobs").select("refcount").execute();
    expect(blobs).toEqual([{ refcount: 2 }]);
  });

  it("answers a body that came along, and does not need it", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("there.bin", "known bytes");
    const answer = await claim(cloud, "known bytes", { body: "known bytes", filename: "again.bin" });
    expect([answer.status, answer.headers.get("mows-node-name")]).toEqual([201, "again.bin"]);
  });

  it("is refused where it does not fit, and nothing is kept of it", async () => {
    await using cloud = await createFileCloud({ limitBytes: 15 });
    await cloud.upload("there.bin", "known bytes");
    const answer = await claim(cloud, "known bytes");
    expect([answer.status, await answer.json()]).toMatchObject([413, { limitBytes: 15, usedBytes: 11 }]);
    expect(await space(cloud)).toEqual({ used: 11, reserved: 0 });
    const { refcount } = await cloud.kit.db.selectFrom("blobs").select("refcount").executeTakeFirstOrThrow();
    expect(refcount).toBe(1);
  });

  it("is sent as any other where the length does not agree", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("there.bin", "known bytes");
    const answer = await beginUpload(cloud, 12, { metadata: { sha256: sha256("known bytes") } });
    expect([answer.headers.get("upload-offset"), answer.headers.get("mows-node-id")]).toEqual(["0", null]);
  });
});

describe("a hash of bytes that the caller cannot read", () => {
  it("gets the answer that an unknown hash gets", async () => {
    await using cloud = await createFileCloud();
    const { principal: bob, rootId } = await cloud.addPerson();
    await cloud.upload("secret.bin", "bob's secret", { as: bob, parentId: rootId });
    const app = await cloud.throughApp(cloud.ada, "music", {
      [await cloud.folder("/Music")]: "write",
    });
    await cloud.upload("private.bin", "ada's secret");
    const folder = await cloud.folder("/Music");
    const answers = [
      await claim(cloud, "bob's secret"),
      await claim(cloud, "nobody's own"),
      await claim(cloud, "ada's secret", { as: app, metadata: { parentId: folder } }),
    ];
    const told = answers.map(({ status, headers }) => {
      const { location, "upload-expires": expires, ...rest } = Object.fromEntries(headers);
      return { status, rest, told: [location, expires].map((one) => typeof one) };
    });
    expect(told[0]).toEqual(told[1]);
    expect(told[2]).toEqual(told[1]);
    expect(told[1]).toMatchObject({ status: 201, rest: { "upload-offset": "0" } });
  });

  it("is answered no sooner and no later than a fixed time, as an unknown one is", async () => {
    await using cloud = await createFileCloud();
    const { principal: bob, rootId } = await cloud.addPerson();
    await cloud.upload("secret.bin", "bob's secret", { as: bob, parentId: rootId });
    const took = async (text: string) => {
      const before = performance.now();
      await claim(cloud, text);
      return performance.now() - before;
    };
    expect(await took("bob's secret")).toBeGreaterThanOrEqual(24);
    expect(await took("nobody's own")).toBeGreaterThanOrEqual(24);
  });

  it.each(["xyz", "A".repeat(64)])("is refused where it is none: %s", async (broken) => {
    await using cloud = await createFileCloud();
    expect((await beginUpload(cloud, 1, { metadata: { sha256: broken } })).status).toBe(400);
  });
});
