import { expect, it } from "vitest";
import { filesDb } from "./domain/files-database.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { beginUpload, joinParts, patchUpload, sendPart } from "./testing/tus-requests.ts";

const content = "0123456789";
const limitBytes = 105;

async function room(cloud: FileCloud) {
  const { used_bytes: used, reserved_bytes: reserved } = await cloud.kit.db
    .selectFrom("spaces")
    .select(["used_bytes", "reserved_bytes"])
    .executeTakeFirstOrThrow();
  return { used, reserved };
}

const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content))).toString("hex");

/** Ways of bringing the same ten bytes, all at once; each gives the status of its last answer. */
const ways: readonly ((cloud: FileCloud, n: number) => Promise<number>)[] = [
  async (cloud, n) => (await beginUpload(cloud, 10, { filename: `${n}`, body: content })).status,
  async (cloud, n) => {
    const begun = await beginUpload(cloud, 10, { filename: `${n}` });
    const location = begun.headers.get("location");
    return location === null ? begun.status : (await patchUpload(cloud, location, 0, { body: content })).status;
  },
  async (cloud) => {
    const body = content.toUpperCase();
    return (await beginUpload(cloud, 10, { filename: "one.bin", body, metadata: { conflict: "replace" } })).status;
  },
  async (cloud, n) => (await beginUpload(cloud, 10, { filename: `known ${n}`, metadata: { sha256 } })).status,
  async (cloud, n) => {
    const parts = await Promise.allSettled([sendPart(cloud, "01234"), sendPart(cloud, "56789")]);
    const sent = parts.flatMap((part) => (part.status === "fulfilled" ? [part.value] : []));
    if (sent.length === 2) return (await joinParts(cloud, sent, { filename: `joined ${n}` })).status;
    await Promise.all(
      sent.map((location) =>
        cloud.fetch(location.replace("/.mows/", ""), { method: "DELETE", headers: { "tus-resumable": "1.0.0" } }),
      ),
    );
    return 413;
  },
];

it("never promises the same room twice, whichever way bytes come, and waits in no circle", async () => {
  await using cloud = await createFileCloud({ limitBytes });
  await cloud.upload("one.bin", content);
  const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => ways[n % ways.length]!(cloud, n)));
  expect(statuses.filter((status) => ![201, 204, 413].includes(status))).toEqual([]);
  await cloud.kit.jobs.idle();
  const { used, reserved } = await room(cloud);
  const versions = await filesDb(cloud.kit.db).selectFrom("versions").select("size").execute();
  expect(reserved).toBe(0);
  expect(used).toBe(versions.reduce((sum, version) => sum + version.size, 0));
  expect(used).toBeLessThanOrEqual(limitBytes);
  expect((await beginUpload(cloud, limitBytes - used + 1)).status).toBe(413);
  expect((await beginUpload(cloud, limitBytes - used)).status).toBe(201);
  const counted = await cloud.kit.db.selectFrom("blobs").select("refcount").execute();
  expect(counted.reduce((sum, blob) => sum + blob.refcount, 0)).toBe(versions.length);
});

it("lets one of two joins have a part, and gives the same answer to the same join", async () => {
  await using cloud = await createFileCloud();
  const [a, b, c] = [await sendPart(cloud, "a"), await sendPart(cloud, "b"), await sendPart(cloud, "c")];
  const answers = await Promise.all([
    joinParts(cloud, [a, b]),
    joinParts(cloud, [a, b]),
    joinParts(cloud, [b, c]),
    joinParts(cloud, [c, b]),
  ]);
  const made = new Set(answers.map((answer) => answer.headers.get("mows-node-id")).filter((id) => id !== null));
  expect(made.size).toBe(1);
  expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
  expect(await filesDb(cloud.kit.db).selectFrom("versions").select("size").execute()).toEqual([{ size: 2 }]);
});
