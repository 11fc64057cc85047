import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import { askFiles, mutate } from "./testing/ask-files.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { bookkeeping, growTree } from "./testing/grow-tree.ts";

async function names(cloud: FileCloud, folderId: NodeId): Promise<string[]> {
  const source = `query ($id: ID!) { children(folderId: $id, first: 1000) { ... on NodePage { nodes { name } } } }`;
  const { children } = await askFiles(cloud, cloud.ada, source, { id: folderId });
  return children.nodes.map((node: { name: string }) => node.name);
}

const balanced = async (cloud: FileCloud) => {
  const { told, found } = await bookkeeping(cloud);
  expect(told).toEqual(found);
};

const below = async (cloud: FileCloud, id: NodeId): Promise<number> => {
  const source = `query ($id: ID!) { fileIndex(withinId: $id) { ... on FileIndex { id } } }`;
  return (await askFiles(cloud, cloud.ada, source, { id }))["fileIndex"].id.length;
};

describe("a copy", () => {
  it("shares its bytes with the original, counts in full, and goes its own way", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.txt", "content");
    await mutate(cloud, cloud.ada, "tagNode", { id, add: ["work"] });
    await mutate(cloud, cloud.ada, "addComment", { nodeId: id, text: "stays with the original" });
    const other = await cloud.folder("/other");
    const { node } = await mutate(cloud, cloud.ada, "copyNode", { id, parentId: other });
    expect(node).toMatchObject({ name: "a.txt", parentId: other, tags: ["work"], commentCount: 0 });
    expect(await cloud.kit.db.selectFrom("blobs").select("refcount").execute()).toEqual([{ refcount: 2 }]);
    expect(await cloud.kit.db.selectFrom("spaces").select("used_bytes").execute()).toEqual([{ used_bytes: 14 }]);
    await mutate(cloud, cloud.ada, "deleteNode", { id });
    await mutate(cloud, cloud.ada, "emptyTrash", { withinId: cloud.rootId });
    await cloud.kit.jobs.idle();
    expect(await (await cloud.fetch(`files/${node.id}/content`)).text()).toBe("content");
    await balanced(cloud);
  });

  it("of a folder has all that is in it, also within itself, and nothing of the trash", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const [a, b] = [await cloud.folder("/a"), await cloud.folder("/a/b")];
    await cloud.upload("1.txt", "one", { parentId: b });
    await mutate(cloud, cloud.ada, "createShortcut", { parentId: a, targetId: b, name: "to b" });
    await mutate(cloud, cloud.ada, "deleteNode", { id: await cloud.upload("2.txt", "two", { parentId: b }) });
    const { node } = await mutate(cloud, cloud.ada, "copyNode", { id: a, parentId: b });
    expect(await names(cloud, node.id)).toEqual(["b", "to b"]);
    expect(await names(cloud, b)).toEqual(["a", "1.txt"]);
    expect(await below(cloud, node.id)).toBe(1);
    await balanced(cloud);
  });

  it("gets the name that the caller chose for a name that is taken", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload("a.txt", "a");
    const copy = (input: object) => mutate(cloud, cloud.ada, "copyNode", { id, parentId: cloud.rootId, ...input });
    expect(await copy({})).toMatchObject({ __typename: "NameTaken", existingId: id });
    expect(await copy({ onConflict: "SKIP" })).toMatchObject({ __typename: "NodeSkipped", existingId: id });
    expect(await copy({ onConflict: "KEEP_BOTH" })).toMatchObject({ node: { name: "a (2).txt" } });
    expect(await copy({ onConflict: "REPLACE" })).toMatchObject({ node: { name: "a (3).txt" } });
    const b = (await copy({ name: "b.txt" })).node;
    expect(await copy({ name: "B.txt", onConflict: "REPLACE" })).toMatchObject({ node: { name: "B.txt" } });
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: b.id })).toMatchObject({ node: { name: "b (2).txt" } });
    expect(await copy({ name: "x/y" })).toMatchObject({ __typename: "NameInvalid" });
  });

  it("has its room beforehand, or is not made", async () => {
    await using cloud = await createFileCloud({ limitBytes: 10 });
    const folder = await cloud.folder("/a");
    await cloud.upload("a.txt", "123456", { parentId: folder });
    expect(await mutate(cloud, cloud.ada, "copyNode", { id: folder, parentId: cloud.rootId, name: "b" })).toEqual({
      __typename: "QuotaExceeded",
      usedBytes: 6,
      limitBytes: 10,
    });
    expect(await names(cloud, cloud.rootId)).toEqual(["a"]);
    await balanced(cloud);
  });

  it("of a large folder is made by and by and appears as a whole", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const folder = await cloud.folder("/a");
    const of = await cloud.upload("model.bin", "12345");
    await growTree(cloud, { inside: folder, of, folders: 30, filesEach: 100 });
    const started = await mutate(cloud, cloud.ada, "copyNode", { id: folder, parentId: cloud.rootId, name: "b" });
    expect(started).toMatchObject({ __typename: "CopyStarted" });
    const { reserved_bytes: reserved } = await cloud.kit.db
      .selectFrom("spaces")
      .select("reserved_bytes")
      .executeTakeFirstOrThrow();
    expect(reserved).toBe(15_000);
    expect(await names(cloud, cloud.rootId)).toEqual(["a", "model.bin"]);
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: started.id })).toMatchObject({
      __typename: "NodeNotFound",
    });
    await cloud.folder("/B");
    runJobs(cloud);
    await cloud.kit.jobs.idle();
    expect(await names(cloud, cloud.rootId)).toEqual(["a", "B", "b (2)", "model.bin"]);
    expect(await below(cloud, started.id)).toBe(3_000);
    await balanced(cloud);
  });

  it("of a large folder leaves nothing behind when the right to it ends on the way", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob, rootId } = await cloud.addPerson();
    const folder = await cloud.folder("/a");
    await growTree(cloud, { inside: folder, of: await cloud.upload("m.bin", "12345"), folders: 3, filesEach: 700 });
    await cloud.kit.write(cloud.ada, null, (tx) =>
      createGrant(tx, {
        nodeId: folder,
        grantee: { kind: "person", personId: bob.personId },
        role: "read",
        grantedBy: cloud.ada.personId,
        source: "share",
        at: new Date(),
      }),
    );
    expect(await mutate(cloud, bob, "copyNode", { id: folder, parentId: rootId })).toMatchObject({
      __typename: "CopyStarted",
    });
    await cloud.kit.db.deleteFrom("grants").execute();
    runJobs(cloud);
    await cloud.kit.jobs.idle();
    expect(await cloud.kit.db.selectFrom("nodes").select("id").where("parent_id", "=", rootId).execute()).toEqual([]);
    await balanced(cloud);
  });

  it("takes no more than to read the original and to write where it goes", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob, rootId } = await cloud.addPerson();
    const [music, diary] = [await cloud.folder("/Music"), await cloud.folder("/Diary")];
    const page = await cloud.upload("page.txt", "dear", { parentId: diary });
    const app = await cloud.throughApp(cloud.ada, "player", { [music]: "write" });
    const reader = await cloud.throughApp(cloud.ada, "reader", { [cloud.rootId]: "read" });
    const anonymous = { kind: "anonymous", appId: null } as const;
    for (const [who, id, parentId, kind] of [
      [bob, page, rootId, "NodeNotFound"],
      [bob, rootId, music, "NodeNotFound"],
      [app, page, music, "Denied"],
      [app, music, diary, "Denied"],
      [reader, page, music, "Denied"],
      [anonymous, page, music, "Denied"],
    ] as const) {
      expect(await mutate(cloud, who, "copyNode", { id, parentId, name: "x" })).toMatchObject({ __typename: kind });
      expect((await mutate(cloud, who, "createShortcut", { targetId: id, parentId, name: "x" })).__typename).toBe(kind);
    }
    await balanced(cloud);
  });
});

describe("a shortcut", () => {
  it("leads to what its reader may read, and is a thing of its own", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const [shared, secret] = [await cloud.folder("/Shared"), await cloud.upload("secret.txt", "s")];
    const { link } = await mutate(cloud, cloud.ada, "createShortcut", { parentId: shared, targetId: secret });
    expect(link).toMatchObject({ name: "secret.txt", targetId: secret, target: { id: secret, name: "secret.txt" } });
    const again = await mutate(cloud, cloud.ada, "createShortcut", {
      parentId: cloud.rootId,
      targetId: link.id,
      name: "l",
    });
    expect(again.link).toMatchObject({ targetId: secret });
    await cloud.kit.write(cloud.ada, null, (tx) =>
      createGrant(tx, {
        nodeId: shared,
        grantee: { kind: "person", personId: bob.personId },
        role: "read",
        grantedBy: cloud.ada.personId,
        source: "share",
        at: new Date(),
      }),
    );
    const source = `query ($id: ID!) { node(id: $id) { ... on Link { name target { id } } }
      children(folderId: "${shared}") { ... on NodePage { nodes { __typename ... on Link { target { id } } } } } }`;
    expect(await askFiles(cloud, bob, source, { id: link.id })).toEqual({
      node: { name: "secret.txt", target: null },
      children: { nodes: [{ __typename: "Link", target: null }] },
    });
    expect((await cloud.fetch(`files/${secret}/content`, { as: bob })).status).toBe(404);
    expect((await cloud.fetch(`files/${link.id}/content`)).status).toBe(404);
    await mutate(cloud, cloud.ada, "deleteNode", { id: secret });
    expect((await askFiles(cloud, cloud.ada, source, { id: link.id }))["node"]).toEqual({
      name: "secret.txt",
      target: null,
    });
    await mutate(cloud, cloud.ada, "restoreNode", { id: secret });
    for (const [name, input] of [
      ["renameNode", { name: "to it" }],
      ["moveNode", { parentId: cloud.rootId }],
      ["deleteNode", {}],
    ] as const)
      expect((await mutate(cloud, cloud.ada, name, { id: link.id, ...input })).__typename).toMatch(
        /^Node(Renamed|Moved|Deleted)$/,
      );
  });

  it("stands between folders and files in a list, page by page", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    await cloud.folder("/z");
    const id = await cloud.upload("a.txt", "a");
    for (const name of ["m", "k"])
      await mutate(cloud, cloud.ada, "createShortcut", { parentId: cloud.rootId, targetId: id, name });
    const source = `query ($id: ID!, $after: String) { children(folderId: $id, first: 1, after: $after) {
      ... on NodePage { endCursor nodes { name } } } }`;
    const found: string[] = [];
    for (let after: string | null = null, pages = 0; pages === 0 || (after !== null && pages < 9); pages += 1) {
      const { children } = await askFiles(cloud, cloud.ada, source, { id: cloud.rootId, after });
      found.push(children.nodes[0].name);
      after = children.endCursor;
    }
    expect(found).toEqual(["z", "k", "m", "a.txt"]);
  });
});

/** Begins to work on what was enqueued. */
function runJobs({ kit }: FileCloud): void {
  kit.jobs.start(kit.running["files"]?.jobs ?? {});
}
