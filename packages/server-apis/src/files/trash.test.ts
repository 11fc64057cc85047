import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import type { Principal } from "../kit/principal.ts";
import { reapTrash } from "./domain/trash/reap-trash.ts";
import { askFiles, mutate } from "./testing/ask-files.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { createTestClock, dayMs } from "./testing/test-clock.ts";

const listing = `query ($id: ID!, $first: Int, $after: String) { trash(withinId: $id, first: $first, after: $after) {
  __typename ... on TrashPage { endCursor entries {
    node { id name } deletedAt purgeAt deletedBy { id } deletedByAppId originalParentId originalPath
  } } } }`;

async function trashed(
  cloud: FileCloud,
  withinId: NodeId = cloud.rootId,
  as: Principal = cloud.ada,
): Promise<string[]> {
  const { trash } = await askFiles(cloud, as, listing, { id: withinId });
  if (trash.__typename !== "TrashPage") return [trash.__typename];
  return trash.entries.map((entry: { originalPath: string[]; node: { name: string } }) =>
    [...entry.originalPath, entry.node.name].join("/"),
  );
}

async function children(cloud: FileCloud, folderId: NodeId): Promise<string[]> {
  const source = `query ($id: ID!) { children(folderId: $id) { ... on NodePage { nodes { name } } } }`;
  const { children: page } = await askFiles(cloud, cloud.ada, source, { id: folderId });
  return page.nodes.map((node: { name: string }) => node.name);
}

const room = async (cloud: FileCloud) =>
  (await askFiles(cloud, cloud.ada, "{ spaces { ... on Spaces { spaces { usedBytes reservedBytes trashBytes } } } }"))
    .spaces.spaces[0];

describe("the trash", () => {
  it("takes a folder with all it holds, keeps its room, and gives it back as it was", async () => {
    await using cloud = await createFileCloud();
    const [a, b] = [await cloud.folder("/a"), await cloud.folder("/a/b")];
    const file = await cloud.upload("one.txt", "only here", { parentId: b });
    expect(await mutate(cloud, cloud.ada, "deleteNode", { id: a })).toEqual({ __typename: "NodeDeleted", id: a });
    expect((await cloud.fetch(`files/${file}/content`)).status).toBe(404);
    expect(await room(cloud)).toEqual({ usedBytes: 9, reservedBytes: 0, trashBytes: 9 });
    const { trash } = await askFiles(cloud, cloud.ada, listing, { id: cloud.rootId });
    expect(trash.entries).toMatchObject([
      { node: { id: a }, deletedBy: { id: cloud.ada.personId }, originalParentId: cloud.rootId, originalPath: [] },
    ]);
    expect(Date.parse(trash.entries[0].purgeAt) - Date.parse(trash.entries[0].deletedAt)).toBe(30 * dayMs);
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: a })).toMatchObject({ node: { id: a, name: "a" } });
    expect(await (await cloud.fetch(`files/${file}/content`)).text()).toBe("only here");
    expect(await trashed(cloud)).toEqual([]);
    expect(await room(cloud)).toEqual({ usedBytes: 9, reservedBytes: 0, trashBytes: 0 });
  });

  it("lists by where things were, the latest first, page by page", async () => {
    const clock = createTestClock();
    await using cloud = await createFileCloud({ startJobs: false, overrides: { clock } });
    const inner = await cloud.folder("/a/b");
    for (const [name, parentId] of [
      ["1.txt", inner],
      ["2.txt", cloud.rootId],
      ["3.txt", inner],
    ] as const) {
      const id = await cloud.upload(name, name, { parentId });
      clock.turn(1000);
      await mutate(cloud, cloud.ada, "deleteNode", { id });
    }
    expect(await trashed(cloud)).toEqual(["a/b/3.txt", "2.txt", "a/b/1.txt"]);
    expect(await trashed(cloud, await cloud.folder("/a"))).toEqual(["b/3.txt", "b/1.txt"]);
    const { trash: page } = await askFiles(cloud, cloud.ada, listing, { id: cloud.rootId, first: 2 });
    const { trash: next } = await askFiles(cloud, cloud.ada, listing, {
      id: cloud.rootId,
      first: 2,
      after: page.endCursor,
    });
    expect([page.entries.length, next.entries.length, next.endCursor]).toEqual([2, 1, null]);
    const wrong = await askFiles(cloud, cloud.ada, listing, { id: inner, after: page.endCursor });
    expect(wrong["trash"].__typename).toBe("InvalidCursor");
  });

  it("gives a name that was taken meanwhile by what the caller chose", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload("a.txt", "old");
    await mutate(cloud, cloud.ada, "deleteNode", { id });
    const newer = await cloud.upload("A.TXT", "newer");
    const restore = (onConflict?: string) =>
      mutate(cloud, cloud.ada, "restoreNode", { id, ...(onConflict && { onConflict }) });
    expect(await restore("FAIL")).toMatchObject({ __typename: "NameTaken", existingId: newer });
    expect(await restore("SKIP")).toMatchObject({ __typename: "NodeSkipped", existingId: newer });
    expect(await restore()).toMatchObject({ node: { name: "a (2).txt" } });
    await mutate(cloud, cloud.ada, "renameNode", { id, name: "b.txt" });
    await mutate(cloud, cloud.ada, "deleteNode", { id });
    const other = await cloud.upload("b.txt", "other");
    expect(await restore("REPLACE")).toMatchObject({ node: { id, name: "b.txt" } });
    expect(await trashed(cloud)).toEqual(["b.txt"]);
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: other })).toMatchObject({ node: { name: "b (2).txt" } });
  });

  it("gives what was in a folder that is gone to the nearest one above, or where the caller wants it", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const [a, b] = [await cloud.folder("/a"), await cloud.folder("/a/b")];
    const [one, two] = [await cloud.upload("1", "1", { parentId: b }), await cloud.upload("2", "2", { parentId: b })];
    for (const id of [one, two, b]) await mutate(cloud, cloud.ada, "deleteNode", { id });
    expect((await trashed(cloud)).toSorted()).toEqual(["a/b", "a/b/1", "a/b/2"]);
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: one })).toMatchObject({ node: { parentId: a } });
    const other = await cloud.folder("/other");
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: two, parentId: other })).toMatchObject({
      node: { parentId: other },
    });
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: two })).toMatchObject({ __typename: "NodeNotFound" });
  });

  it("deletes for good: one entry, or all there is, with rows, room and bytes", async () => {
    await using cloud = await createFileCloud();
    const [a, b] = [await cloud.folder("/a"), await cloud.folder("/a/b")];
    await cloud.upload("one.bin", "only here", { parentId: b });
    const kept = await cloud.upload("two.bin", "shared");
    await cloud.upload("three.bin", "shared", { parentId: a });
    const single = await cloud.upload("four.bin", "four");
    for (const id of [a, single]) await mutate(cloud, cloud.ada, "deleteNode", { id });
    expect(await mutate(cloud, cloud.ada, "deleteForever", { id: single })).toEqual({
      __typename: "NodeDeleted",
      id: single,
    });
    expect(await mutate(cloud, cloud.ada, "deleteForever", { id: kept })).toMatchObject({ __typename: "NodeNotFound" });
    expect(await mutate(cloud, cloud.ada, "emptyTrash", { withinId: cloud.rootId })).toEqual({
      __typename: "TrashEmptied",
      count: 1,
    });
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: a })).toMatchObject({ __typename: "NodeNotFound" });
    await cloud.kit.jobs.idle();
    const left = await cloud.kit.db.selectFrom("nodes").select("id").orderBy("id").execute();
    expect(left.map((node) => node.id)).toEqual([cloud.rootId, kept]);
    expect(await room(cloud)).toEqual({ usedBytes: 6, reservedBytes: 0, trashBytes: 0 });
    expect(await cloud.kit.db.selectFrom("blobs").select(["size", "refcount"]).execute()).toEqual([
      { size: 6, refcount: 1 },
    ]);
    expect(await (await cloud.fetch(`files/${kept}/content`)).text()).toBe("shared");
  });

  it("keeps what was taken out of a folder before that was deleted for good", async () => {
    await using cloud = await createFileCloud();
    const music = await cloud.folder("/Music");
    const song = await cloud.upload("song.txt", "la", { parentId: music });
    const lost = await cloud.upload("lost.txt", "lo", { parentId: music });
    for (const id of [song, lost, music]) await mutate(cloud, cloud.ada, "deleteNode", { id });
    await mutate(cloud, cloud.ada, "restoreNode", { id: song });
    await mutate(cloud, cloud.ada, "deleteForever", { id: music });
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: lost })).toMatchObject({ __typename: "NodeNotFound" });
    expect(await trashed(cloud)).toEqual([]);
    await cloud.kit.jobs.idle();
    expect(await children(cloud, cloud.rootId)).toEqual(["song.txt"]);
    expect(await (await cloud.fetch(`files/${song}/content`)).text()).toBe("la");
  });

  it("empties itself after the days of its space, writes nothing before, and is not misled by a clock that goes backwards", async () => {
    const clock = createTestClock();
    await using cloud = await createFileCloud({ overrides: { clock } });
    const id = await cloud.upload("a.txt", "a");
    await mutate(cloud, cloud.ada, "deleteNode", { id });
    const writes: number[] = [];
    const watched = {
      ...cloud.kit,
      write: (async (...call) => (writes.push(1), cloud.kit.write(...call))) as typeof cloud.kit.write,
    };
    for (const turned of [29 * dayMs, -60 * dayMs]) {
      clock.turn(turned);
      await reapTrash(watched);
      expect([await trashed(cloud), writes.length]).toEqual([["a.txt"], 0]);
    }
    clock.turn(62 * dayMs);
    await reapTrash(watched);
    await cloud.kit.jobs.idle();
    expect([await trashed(cloud), writes.length]).toEqual([[], 1]);
    expect(await cloud.kit.db.selectFrom("nodes").select("id").where("id", "=", id).execute()).toEqual([]);
  });

  it("keeps for as long as who manages the space wants, what lies in it by now too", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const { spaces } = await askFiles(
      cloud,
      cloud.ada,
      "{ spaces { ... on Spaces { spaces { id trashRetentionDays } } } }",
    );
    const [{ id: spaceId, trashRetentionDays }] = spaces.spaces;
    expect(trashRetentionDays).toBe(30);
    await mutate(cloud, cloud.ada, "deleteNode", { id: await cloud.upload("a.txt", "a") });
    expect(await mutate(cloud, cloud.ada, "setTrashRetention", { spaceId, days: 7 })).toMatchObject({ days: 7 });
    const { trash } = await askFiles(cloud, cloud.ada, listing, { id: cloud.rootId });
    expect(Date.parse(trash.entries[0].purgeAt) - Date.parse(trash.entries[0].deletedAt)).toBe(7 * dayMs);
    expect(await mutate(cloud, cloud.ada, "setTrashRetention", { spaceId, days: 0 })).toMatchObject({
      __typename: "RetentionInvalid",
      minimumDays: 1,
    });
    const app = await cloud.throughApp(cloud.ada, "files", { [cloud.rootId]: "write" });
    for (const [who, kind] of [
      [bob, "NodeNotFound"],
      [app, "Denied"],
    ] as const)
      expect(await mutate(cloud, who, "setTrashRetention", { spaceId, days: 1 })).toMatchObject({ __typename: kind });
  });
});

describe("whose trash it is", () => {
  it("shows it to nobody else, and to a reader of the folder neither", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const shared = await cloud.folder("/Shared");
    const secret = await cloud.upload("secret.txt", "s", { parentId: shared });
    await mutate(cloud, cloud.ada, "deleteNode", { id: secret });
    const give = (role: "read" | "write") =>
      cloud.kit.write(cloud.ada, null, (tx) =>
        createGrant(tx, {
          nodeId: shared,
          grantee: { kind: "person", personId: bob.personId },
          role,
          grantedBy: cloud.ada.personId,
          source: "share",
          at: new Date(),
        }),
      );
    const attempts = async () => [
      (await trashed(cloud, shared, bob)).join(),
      (await mutate(cloud, bob, "restoreNode", { id: secret })).__typename,
      (await mutate(cloud, bob, "deleteForever", { id: secret })).__typename,
      (await mutate(cloud, bob, "emptyTrash", { withinId: shared })).__typename,
    ];
    expect(await attempts()).toEqual(["NodeNotFound", "NodeNotFound", "NodeNotFound", "NodeNotFound"]);
    await give("read");
    expect(await attempts()).toEqual(["Denied", "NodeNotFound", "NodeNotFound", "Denied"]);
    expect(await trashed(cloud)).toEqual(["Shared/secret.txt"]);
    await give("write");
    expect(await trashed(cloud, shared, bob)).toEqual(["secret.txt"]);
    expect(await mutate(cloud, bob, "restoreNode", { id: secret })).toMatchObject({ node: { parentId: shared } });
  });

  it("lets an app bring back what lies below what it was granted, and nothing be lost by it", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const [music, diary] = [await cloud.folder("/Music"), await cloud.folder("/Diary")];
    const app = await cloud.throughApp(cloud.ada, "player", { [music]: "write" });
    const song = await cloud.upload("song.txt", "la", { parentId: music });
    const page = await cloud.upload("page.txt", "dear", { parentId: diary });
    await mutate(cloud, app, "deleteNode", { id: song });
    await mutate(cloud, cloud.ada, "deleteNode", { id: page });
    expect(await trashed(cloud, music, app)).toEqual(["song.txt"]);
    expect(await trashed(cloud, cloud.rootId, app)).toEqual(["Denied"]);
    expect(await mutate(cloud, app, "restoreNode", { id: page })).toMatchObject({
      __typename: "Denied",
      lacking: "APP",
    });
    expect(await mutate(cloud, app, "restoreNode", { id: song, parentId: diary })).toMatchObject({
      __typename: "Denied",
    });
    const forPeople = { __typename: "Denied", lacking: "APP", missingScope: "files.manage" };
    expect(await mutate(cloud, app, "deleteForever", { id: song })).toMatchObject(forPeople);
    expect(await mutate(cloud, app, "emptyTrash", { withinId: music })).toMatchObject(forPeople);
    const { trash } = await askFiles(cloud, cloud.ada, listing, { id: music });
    expect(trash.entries).toMatchObject([{ deletedByAppId: "player" }]);
    expect(await mutate(cloud, app, "restoreNode", { id: song })).toMatchObject({ node: { parentId: music } });
    await mutate(cloud, cloud.ada, "deleteNode", { id: music });
    expect(await trashed(cloud, music, app)).toEqual(["NodeNotFound"]);
  });
});
