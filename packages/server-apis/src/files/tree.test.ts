import { describe, expect, it } from "vitest";
import type { NodeId } from "../kit/ids.ts";
import { deleteForever } from "./domain/trash/delete-forever.ts";
import { createFolder } from "./domain/tree/create-folder.ts";
import { deleteNode } from "./domain/tree/delete-node.ts";
import { getNode } from "./domain/tree/get-node.ts";
import { listChildren } from "./domain/tree/list-children.ts";
import { listRoots } from "./domain/tree/list-roots.ts";
import { moveNode } from "./domain/tree/move-node.ts";
import { renameNode } from "./domain/tree/rename-node.ts";
import type { ChildOrder } from "./domain/tree/child-cursor.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

const once = { idempotencyKey: null };

async function names(cloud: FileCloud, folderId: NodeId, order: ChildOrder = "name-asc", first = 2): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page = await listChildren(cloud.kit, cloud.ada, { folderId, first, after, order });
    if (page.kind !== "page") throw new Error(page.kind);
    found.push(...page.nodes.map((node) => node.name));
    after = page.endCursor;
  } while (after !== null);
  return found;
}

describe("the tree", () => {
  it("begins at the root of the person's space, and for an app at what it was granted", async () => {
    await using cloud = await createFileCloud();
    const music = await cloud.folder("/Music");
    const app = await cloud.throughApp(cloud.ada, "spotify", { [music]: "read" });
    expect(await listRoots(cloud.kit, cloud.ada)).toMatchObject({
      kind: "roots",
      roots: [{ id: cloud.rootId, access: "manage" }],
    });
    expect(await listRoots(cloud.kit, app)).toMatchObject({
      kind: "roots",
      roots: [{ id: music, name: "Music", access: "read" }],
    });
    expect(await listRoots(cloud.kit, { kind: "anonymous", appId: null })).toMatchObject({
      kind: "denied",
      lacking: "anonymous",
    });
  });

  it("makes the folders of a path once", async () => {
    await using cloud = await createFileCloud();
    expect(await cloud.folder("/Music/Albums")).toBe(await cloud.folder("/music//ALBUMS/"));
    const fileId = await cloud.upload("file", "x");
    const { kit, ada } = cloud;
    const { tree } = kit.peers;
    const below = { kind: "file-in-the-way", fileId };
    expect(await kit.write(ada, null, (tx) => tree.ensureFolder(tx, ada.personId, "/file/below"))).toEqual(below);
    expect(await tree.folderAt(kit.db, ada.personId, "/file/below")).toEqual(below);
    expect(await tree.folderAt(kit.db, ada.personId, "/Music/Singles")).toEqual({ kind: "missing" });
    expect(await tree.folderAt(kit.db, ada.personId, "/music")).toMatchObject({ kind: "folder" });
  });

  it("creates a folder once for one key, and refuses a name that differs only in case", async () => {
    await using cloud = await createFileCloud();
    const input = { parentId: cloud.rootId, name: "Músic", idempotencyKey: crypto.randomUUID() };
    const one = await createFolder(cloud.kit, cloud.ada, input);
    expect(await createFolder(cloud.kit, cloud.ada, input)).toEqual(one);
    const taken = await createFolder(cloud.kit, cloud.ada, { ...input, name: "MU\u0301SIC", ...once });
    expect(taken).toMatchObject({ kind: "name-taken", existingId: one.kind === "folder-created" ? one.folder.id : "" });
  });

  it("lists folders first, in every order, the same in pages as at once", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    for (const name of ["b", "a", "c"])
      await createFolder(cloud.kit, cloud.ada, { parentId: cloud.rootId, name, ...once });
    for (const [name, content] of [
      ["z.txt", "1"],
      ["Y.txt", "333"],
      ["x.txt", "22"],
    ] as const)
      await cloud.upload(name, content);
    expect(await names(cloud, cloud.rootId)).toEqual(["a", "b", "c", "x.txt", "Y.txt", "z.txt"]);
    expect(await names(cloud, cloud.rootId, "name-desc")).toEqual(["c", "b", "a", "z.txt", "Y.txt", "x.txt"]);
    expect((await names(cloud, cloud.rootId, "size-desc")).slice(3)).toEqual(["Y.txt", "x.txt", "z.txt"]);
    expect((await names(cloud, cloud.rootId, "modified-asc")).slice(3)).toEqual(["z.txt", "Y.txt", "x.txt"]);
    for (const order of ["name-asc", "name-desc", "modified-asc", "modified-desc", "size-asc", "size-desc"] as const) {
      const whole = await names(cloud, cloud.rootId, order, 1_000);
      for (const first of [1, 2, 3, 5]) expect(await names(cloud, cloud.rootId, order, first)).toEqual(whole);
    }
  });

  it.each(["", "x", "bnVsbA", "WzFd", "%%%"])("refuses %j as a position", async (after) => {
    await using cloud = await createFileCloud();
    const page = await listChildren(cloud.kit, cloud.ada, {
      folderId: cloud.rootId,
      first: 1,
      after,
      order: "name-asc",
    });
    expect(page).toEqual({ kind: "invalid-cursor" });
  });

  it("renames, and lets the type follow the extension", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload("a.txt", "x");
    const renamed = await renameNode(cloud.kit, cloud.ada, { id, name: "A.mp3", ...once });
    expect(renamed).toMatchObject({ kind: "node-renamed", node: { name: "A.mp3", mimeType: "audio/mpeg" } });
    expect(await renameNode(cloud.kit, cloud.ada, { id, name: "a.mp3", ...once })).toMatchObject({
      kind: "node-renamed",
    });
    await cloud.folder("/b");
    expect(await renameNode(cloud.kit, cloud.ada, { id, name: "B", ...once })).toMatchObject({ kind: "name-taken" });
    expect(await renameNode(cloud.kit, cloud.ada, { id, name: "x/y", ...once })).toMatchObject({
      kind: "name-invalid",
    });
  });

  it("moves a folder with all it holds, and never into itself", async () => {
    await using cloud = await createFileCloud();
    const [deep, other] = [await cloud.folder("/a/b/c"), await cloud.folder("/other")];
    const a = await cloud.folder("/a");
    expect(await moveNode(cloud.kit, cloud.ada, { id: a, parentId: deep, ...once })).toMatchObject({
      kind: "would-cycle",
    });
    expect(await moveNode(cloud.kit, cloud.ada, { id: a, parentId: a, ...once })).toMatchObject({
      kind: "would-cycle",
    });
    expect(await moveNode(cloud.kit, cloud.ada, { id: a, parentId: other, ...once })).toMatchObject({
      kind: "node-moved",
    });
    expect(await cloud.folder("/other/a/b/c")).toBe(deep);
    const file = await cloud.upload("f", "x");
    expect(await moveNode(cloud.kit, cloud.ada, { id: a, parentId: file, ...once })).toMatchObject({
      kind: "not-a-folder",
    });
    const changes = await cloud.kit.db
      .selectFrom("changes")
      .select(["op", "parent_id"])
      .where("entity_id", "=", a)
      .orderBy("seq")
      .execute();
    expect(changes.slice(-2)).toEqual([
      { op: "deleted", parent_id: cloud.rootId },
      { op: "created", parent_id: other },
    ]);
  });

  it("keeps its root where it is", async () => {
    await using cloud = await createFileCloud();
    const [id, parentId] = [cloud.rootId, await cloud.folder("/a")];
    expect(await renameNode(cloud.kit, cloud.ada, { id, name: "x", ...once })).toMatchObject({
      kind: "root-immovable",
    });
    expect(await moveNode(cloud.kit, cloud.ada, { id, parentId, ...once })).toMatchObject({ kind: "root-immovable" });
    expect(await deleteNode(cloud.kit, cloud.ada, { id, ...once })).toMatchObject({ kind: "root-immovable" });
  });

  it("lets an app work in the folder it was granted, but not take the folder itself", async () => {
    await using cloud = await createFileCloud();
    const music = await cloud.folder("/Music");
    const app = await cloud.throughApp(cloud.ada, "spotify", { [music]: "write" });
    const made = await createFolder(cloud.kit, app, { parentId: music, name: "Mixes", ...once });
    expect(made).toMatchObject({ kind: "folder-created" });
    expect(await renameNode(cloud.kit, app, { id: music, name: "Mine", ...once })).toMatchObject({
      kind: "denied",
      lacking: "app",
    });
    expect(await deleteNode(cloud.kit, app, { id: music, ...once })).toMatchObject({ kind: "denied", lacking: "app" });
    expect(await createFolder(cloud.kit, app, { parentId: cloud.rootId, name: "x", ...once })).toMatchObject({
      kind: "denied",
    });
  });

  it("shows nothing to another person", async () => {
    await using cloud = await createFileCloud();
    const { principal: bob, rootId } = await cloud.addPerson();
    const id = await cloud.folder("/private");
    expect(await getNode(cloud.kit, bob, id)).toEqual({ kind: "node-not-found", id });
    expect(await deleteNode(cloud.kit, bob, { id, ...once })).toMatchObject({ kind: "node-not-found" });
    expect(await moveNode(cloud.kit, bob, { id, parentId: rootId, ...once })).toMatchObject({ kind: "node-not-found" });
    expect(await getNode(cloud.kit, cloud.ada, "'; drop table nodes")).toMatchObject({ kind: "node-not-found" });
  });
});

describe("deleting", () => {
  it("hides everything at once, keeps it in the trash, and frees the name", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const a = await cloud.folder("/a");
    const below = await cloud.upload("one.bin", "only here", { parentId: a });
    expect(await deleteNode(cloud.kit, cloud.ada, { id: a, ...once })).toEqual({ kind: "node-deleted", id: a });
    expect(await getNode(cloud.kit, cloud.ada, below)).toMatchObject({ kind: "node-not-found" });
    expect(await deleteNode(cloud.kit, cloud.ada, { id: below, ...once })).toMatchObject({ kind: "node-not-found" });
    expect(await cloud.folder("/a")).not.toBe(a);
    expect(await cloud.kit.db.selectFrom("spaces").select("used_bytes").execute()).toEqual([{ used_bytes: 9 }]);
  });

  it("stores bytes anew that were stored, deleted for good and come again", async () => {
    await using cloud = await createFileCloud();
    const id = await cloud.upload("a.bin", "again");
    await deleteNode(cloud.kit, cloud.ada, { id, ...once });
    await deleteForever(cloud.kit, cloud.ada, { id, ...once });
    await cloud.kit.jobs.idle();
    const again = await cloud.upload("a.bin", "again");
    await cloud.kit.jobs.idle();
    expect(await (await cloud.fetch(`files/${again}/content`)).text()).toBe("again");
  });
});
