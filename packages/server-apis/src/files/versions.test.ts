import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import type { Principal } from "../kit/principal.ts";
import { askFiles, mutate } from "./testing/ask-files.ts";
import { createFileCloud, type FileCloud, tusHeaders } from "./testing/file-cloud.ts";
import { createTestClock, dayMs } from "./testing/test-clock.ts";

/** Another content for the file of this name. */
async function replace(cloud: FileCloud, name: string, content: string, as: Principal = cloud.ada): Promise<void> {
  const metadata = { parentId: cloud.rootId, filename: name, conflict: "replace" };
  const response = await cloud.fetch("uploads", {
    as,
    method: "POST",
    headers: {
      ...tusHeaders(metadata),
      "upload-length": String(Buffer.byteLength(content)),
      "content-type": "application/offset+octet-stream",
    },
    body: content,
  });
  expect(response.status).toBe(201);
}

const listing = `query ($id: ID!) { versions(nodeId: $id) { __typename ... on VersionList { versions {
  version size at author { id } appId name restoredFrom contentUrl } } } }`;

async function versions(cloud: FileCloud, id: NodeId) {
  const { versions: list } = await askFiles(cloud, cloud.ada, listing, { id });
  return list.versions;
}

const numbers = async (cloud: FileCloud, id: NodeId) =>
  (await versions(cloud, id)).map((one: { version: number }) => one.version);

const used = async (cloud: FileCloud) =>
  (await cloud.kit.db.selectFrom("spaces").select("used_bytes").executeTakeFirstOrThrow()).used_bytes;

describe("versions", () => {
  it("are kept with every content, and one is brought back as one more", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.txt", "first");
    await replace(cloud, "a.txt", "second one");
    expect(await versions(cloud, id)).toMatchObject([
      { version: 2, size: 10, author: { id: cloud.ada.personId }, appId: null, restoredFrom: null },
      { version: 1, size: 5, contentUrl: `/.mows/files/${id}/content?version=1` },
    ]);
    expect(await mutate(cloud, cloud.ada, "restoreVersion", { nodeId: id, version: 1 })).toEqual({
      __typename: "VersionRestored",
      file: { id, version: 3, size: 5 },
    });
    expect(await versions(cloud, id)).toMatchObject([{ version: 3, restoredFrom: 1 }, {}, {}]);
    expect(await (await cloud.fetch(`files/${id}/content`)).text()).toBe("first");
    expect(await (await cloud.fetch(`files/${id}/content?version=2`)).text()).toBe("second one");
    expect(await used(cloud)).toBe(20);
    const blobs = await cloud.kit.db.selectFrom("blobs").select(["size", "refcount"]).orderBy("size").execute();
    expect(blobs).toEqual([
      { size: 5, refcount: 2 },
      { size: 10, refcount: 1 },
    ]);
    expect(await mutate(cloud, cloud.ada, "restoreVersion", { nodeId: id, version: 9 })).toMatchObject({
      __typename: "VersionNotFound",
    });
  });

  it("are not brought back where there is no room, and nothing has changed then", async () => {
    await using cloud = await createFileCloud({ limitBytes: 16 });
    const id = await cloud.upload("a.txt", "first one");
    await replace(cloud, "a.txt", "second");
    const refused = { __typename: "QuotaExceeded", usedBytes: 15, limitBytes: 16 };
    expect(await mutate(cloud, cloud.ada, "restoreVersion", { nodeId: id, version: 1 })).toEqual(refused);
    expect([await numbers(cloud, id), await used(cloud)]).toEqual([[2, 1], 15]);
    const blobs = await cloud.kit.db.selectFrom("blobs").select("refcount").execute();
    expect(blobs).toEqual([{ refcount: 1 }, { refcount: 1 }]);
  });

  it("are thinned with time, with their room and bytes; named ones stay", async () => {
    const clock = createTestClock();
    await using cloud = await createFileCloud({ overrides: { clock } });
    const id = await cloud.upload("a.txt", "1");
    for (const content of ["22", "333", "4444"]) {
      clock.turn(60_000);
      await replace(cloud, "a.txt", content);
    }
    await mutate(cloud, cloud.ada, "nameVersion", { nodeId: id, version: 2, name: "Before the move" });
    await cloud.kit.jobs.idle();
    expect(await numbers(cloud, id)).toEqual([4, 3, 2, 1]);
    clock.turn(3 * dayMs);
    await replace(cloud, "a.txt", "55555");
    await cloud.kit.jobs.idle();
    expect(await numbers(cloud, id)).toEqual([5, 4, 2]);
    expect(await used(cloud)).toBe(5 + 4 + 2);
    expect((await cloud.fetch(`files/${id}/content?version=3`)).status).toBe(404);
    expect(await cloud.kit.db.selectFrom("blobs").select("id").execute()).toHaveLength(3);
  });

  it("count on when the clock goes backwards", async () => {
    const clock = createTestClock();
    await using cloud = await createFileCloud({ overrides: { clock } });
    const id = await cloud.upload("a.txt", "1");
    for (const content of ["22", "333"]) {
      clock.turn(-10 * dayMs);
      await replace(cloud, "a.txt", content);
    }
    await cloud.kit.jobs.idle();
    expect(await numbers(cloud, id)).toEqual([3, 2, 1]);
    expect(await (await cloud.fetch(`files/${id}/content`)).text()).toBe("333");
  });

  it("are compared line by line, where they are texts", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload("a.txt", "one\ntwo\nthree\n");
    await replace(cloud, "a.txt", "one\r\ntwo and a half\r\nthree\r\n");
    await replace(cloud, "a.txt", "\0binary");
    await replace(cloud, "a.txt", "x".repeat(1024 * 1024 + 1));
    const source = `query ($id: ID!, $to: Int!) { compareVersions(nodeId: $id, from: 1, to: $to) {
      __typename ... on TextComparison { hunks { fromLine fromCount toLine toCount lines { change text } } }
      ... on NotComparable { reason } } }`;
    const compare = async (to: number) => (await askFiles(cloud, cloud.ada, source, { id, to }))["compareVersions"];
    expect(await compare(2)).toMatchObject({
      hunks: [
        {
          fromLine: 1,
          fromCount: 3,
          toCount: 3,
          lines: [
            { change: "SAME", text: "one" },
            { change: "REMOVED", text: "two" },
            { change: "ADDED", text: "two and a half" },
            { change: "SAME", text: "three" },
          ],
        },
      ],
    });
    expect(await compare(3)).toEqual({ __typename: "NotComparable", reason: "NOT_TEXT" });
    expect(await compare(4)).toEqual({ __typename: "NotComparable", reason: "TOO_LARGE" });
    expect(await compare(5)).toEqual({ __typename: "VersionNotFound" });
  });

  it("are brought back by who may write, listed by who may read, and by links to nobody", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload("a.txt", "first");
    const other = await cloud.upload("b.txt", "other");
    await replace(cloud, "a.txt", "second");
    const { principal: bob } = await cloud.addPerson();
    const reader = await cloud.throughApp(cloud.ada, "reader", { [id]: "read" });
    const [mallory] = [await cloud.throughApp(cloud.ada, "mallory", { [other]: "write" })];
    const link: Principal = {
      kind: "link",
      grantId: cloud.kit.newId(),
      may: "edit",
      nodeId: id,
      createdBy: cloud.ada.personId,
      visitId: cloud.kit.newId(),
      visitorName: null,
    };
    await cloud.kit.write(cloud.ada, null, (tx) =>
      createGrant(tx, {
        id: link.grantId,
        nodeId: id,
        grantee: { kind: "link" },
        role: "write",
        grantedBy: cloud.ada.personId,
        source: "share",
        at: new Date(),
      }),
    );
    const attempts = async (who: Principal) => [
      (await askFiles(cloud, who, listing, { id }))["versions"].__typename,
      (await mutate(cloud, who, "restoreVersion", { nodeId: id, version: 1 })).__typename,
      (await mutate(cloud, who, "nameVersion", { nodeId: id, version: 1, name: "x" })).__typename,
    ];
    expect(await attempts(bob)).toEqual(["NodeNotFound", "NodeNotFound", "NodeNotFound"]);
    expect(await attempts(reader)).toEqual(["VersionList", "Denied", "Denied"]);
    expect(await attempts(mallory)).toEqual(["Denied", "Denied", "Denied"]);
    expect(await attempts({ kind: "anonymous", appId: null })).toEqual(["Denied", "Denied", "Denied"]);
    expect(await attempts(link)).toEqual(["Denied", "Denied", "Denied"]);
    const folder = await cloud.folder("/f");
    expect((await askFiles(cloud, cloud.ada, listing, { id: folder }))["versions"].__typename).toBe("NotAFile");
  });
});
