import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../kit/principal.ts";
import { askFiles, mutate } from "./testing/ask-files.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

const share = (cloud: FileCloud, nodeId: NodeId, { personId }: PersonPrincipal, role: "read" | "write") =>
  cloud.kit.write(cloud.ada, null, (tx) =>
    createGrant(tx, {
      nodeId,
      grantee: { kind: "person", personId },
      role,
      grantedBy: cloud.ada.personId,
      source: "share",
      at: new Date(),
    }),
  );

async function row(cloud: FileCloud, who: Principal, id: NodeId) {
  const source = `query ($id: ID!) { node(id: $id) { ... on Node { tags starred colour commentCount } } }`;
  return (await askFiles(cloud, who, source, { id }))["node"];
}

const comments = async (
  cloud: FileCloud,
  who: Principal,
  nodeId: NodeId,
  page: { first?: number; after?: string } = {},
) =>
  (
    await askFiles(
      cloud,
      who,
      `query ($nodeId: ID!, $first: Int, $after: String) { comments(nodeId: $nodeId, first: $first, after: $after) {
        __typename ... on CommentPage { endCursor comments { id text author { id name } mayEdit mayDelete editedAt } } } }`,
      { nodeId, ...page },
    )
  )["comments"];

describe("tags", () => {
  it("are one tag in whatever case or form, in the order of their making, and offered while somebody types", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const [holiday, work] = [await cloud.folder("/Holiday"), await cloud.folder("/Work")];
    const add = (id: NodeId, ...tags: string[]) => mutate(cloud, cloud.ada, "tagNode", { id, add: tags });
    expect(await add(holiday, " Summer  2025", "Cafe\u0301")).toMatchObject({
      node: { tags: ["Summer 2025", "Café"] },
    });
    expect(await add(holiday, "CAFÉ", "sea")).toMatchObject({ node: { tags: ["Summer 2025", "Café", "sea"] } });
    await add(work, "café", "Café");
    const offered = async (withinId: NodeId, prefix: string) =>
      (
        await askFiles(
          cloud,
          cloud.ada,
          `query ($withinId: ID!, $prefix: String) { tags(withinId: $withinId, prefix: $prefix) { ... on TagList { tags { tag count } } } }`,
          { withinId, prefix },
        )
      )["tags"].tags;
    expect(await offered(cloud.rootId, "")).toMatchObject([{ count: 2 }, { tag: "sea" }, { tag: "Summer 2025" }]);
    expect(await offered(cloud.rootId, "SU")).toEqual([{ tag: "Summer 2025", count: 1 }]);
    expect(await offered(work, "")).toEqual([{ tag: "café", count: 1 }]);
    const removed = await mutate(cloud, cloud.ada, "tagNode", { id: holiday, remove: ["SEA", "nothing"] });
    expect(removed).toMatchObject({ node: { tags: ["Summer 2025", "Café"] } });
    await mutate(cloud, cloud.ada, "deleteNode", { id: holiday });
    expect(await offered(cloud.rootId, "")).toEqual([{ tag: "café", count: 1 }]);
  });

  it.each([
    [[""], "EMPTY"],
    [["a\nb"], "FORBIDDEN_CHARACTER"],
    [["x".repeat(65)], "TOO_LONG"],
    [Array.from({ length: 51 }, (_, index) => `t${index}`), "TOO_MANY"],
  ])("refuses what is none (%#)", async (add, reason) => {
    await using cloud = await createFileCloud({ startJobs: false });
    expect(await mutate(cloud, cloud.ada, "tagNode", { id: cloud.rootId, add })).toMatchObject({ reason });
    expect(await row(cloud, cloud.ada, cloud.rootId)).toMatchObject({ tags: [] });
  });

  it("are seen by all who may read, put by who may write", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const folder = await cloud.folder("/Shared");
    const tag = (who: Principal) => mutate(cloud, who, "tagNode", { id: folder, add: ["mine"] });
    expect(await tag(bob)).toMatchObject({ __typename: "NodeNotFound" });
    await share(cloud, folder, bob, "read");
    expect(await tag(bob)).toMatchObject({ __typename: "Denied", lacking: "PERSON" });
    await tag(cloud.ada);
    expect(await row(cloud, bob, folder)).toMatchObject({ tags: ["mine"] });
    expect(await tag(await cloud.throughApp(cloud.ada, "app", { [folder]: "read" }))).toMatchObject({ lacking: "APP" });
  });

  it("tell the change feed, so that the search follows, and only when something changed", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.folder("/a");
    for (const add of [["x"], ["X"]]) await mutate(cloud, cloud.ada, "tagNode", { id, add });
    const told = await cloud.kit.db.selectFrom("changes").select("entity_id").where("entity", "=", "meta").execute();
    expect(told).toEqual([{ entity_id: id }]);
  });
});

describe("stars", () => {
  it("are one person's, told to nobody else, and seen by an app where it may read", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const [music, diary] = [await cloud.folder("/Music"), await cloud.folder("/Diary")];
    await share(cloud, music, bob, "read");
    for (const id of [music, diary])
      expect(await mutate(cloud, cloud.ada, "setStarred", { id, starred: true })).toMatchObject({
        node: { starred: true },
      });
    expect(await row(cloud, bob, music)).toMatchObject({ starred: false });
    const starred = async (who: Principal, after: string | null = null) =>
      (
        await askFiles(
          cloud,
          who,
          "query ($after: String) { starred(first: 1, after: $after) { __typename ... on NodePage { endCursor nodes { name starred } } } }",
          { after },
        )
      )["starred"];
    const page = await starred(cloud.ada);
    expect(page.nodes).toEqual([{ name: "Diary", starred: true }]);
    expect((await starred(cloud.ada, page.endCursor)).nodes).toEqual([{ name: "Music", starred: true }]);
    expect((await starred(bob, page.endCursor)).__typename).toBe("InvalidCursor");
    const app = await cloud.throughApp(cloud.ada, "player", { [music]: "read" });
    expect((await starred(app)).nodes).toEqual([{ name: "Music", starred: true }]);
    expect(await mutate(cloud, app, "setStarred", { id: music, starred: false })).toMatchObject({ lacking: "APP" });
    expect(await mutate(cloud, app, "setStarred", { id: diary, starred: false })).toMatchObject({ lacking: "APP" });
    expect(await mutate(cloud, bob, "setStarred", { id: music, starred: true })).toMatchObject({
      node: { starred: true },
    });
    expect(await mutate(cloud, bob, "setStarred", { id: diary, starred: true })).toMatchObject({
      __typename: "NodeNotFound",
    });
    const spaces = await cloud.kit.db.selectFrom("spaces").select(["id", "owner_id"]).execute();
    const told = await cloud.kit.db
      .selectFrom("changes")
      .select("space_id")
      .where("entity", "=", "star")
      .orderBy("seq")
      .execute();
    const owners = told.map(({ space_id: id }) => spaces.find((space) => space.id === id)?.owner_id);
    expect(owners).toEqual([cloud.ada.personId, cloud.ada.personId, bob.personId]);
  });
});

describe("the colour of a folder", () => {
  it("is one of eight, on folders only", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const [folder, file] = [await cloud.folder("/a"), await cloud.upload("f", "x")];
    const paint = (id: NodeId, colour: string | null) => mutate(cloud, cloud.ada, "setFolderColour", { id, colour });
    expect(await paint(folder, "TEAL")).toMatchObject({ folder: { colour: "TEAL" } });
    expect(await row(cloud, cloud.ada, folder)).toMatchObject({ colour: "TEAL" });
    expect(await paint(folder, null)).toMatchObject({ folder: { colour: null } });
    expect(await paint(file, "RED")).toMatchObject({ __typename: "NotAFolder" });
  });
});

describe("comments", () => {
  it("are a thread that readers write too; authors change and take back what is theirs, managers take back all", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const { principal: eve } = await cloud.addPerson();
    const folder = await cloud.folder("/Shared");
    for (const reader of [bob, eve]) await share(cloud, folder, reader, "read");
    const say = async (who: Principal, text: string) =>
      (await mutate(cloud, who, "addComment", { nodeId: folder, text })).comment;
    const [hers, his] = [await say(cloud.ada, " Look!\nHere. "), await say(bob, "I see.")];
    expect(hers).toMatchObject({
      text: "Look!\nHere.",
      author: { id: cloud.ada.personId },
      mayEdit: true,
      mayDelete: true,
    });
    expect((await comments(cloud, cloud.ada, folder)).comments).toMatchObject([
      { id: hers.id, mayEdit: true, mayDelete: true },
      { id: his.id, author: { id: bob.personId, name: bob.personId }, mayEdit: false, mayDelete: true },
    ]);
    expect((await comments(cloud, bob, folder)).comments).toMatchObject([{ mayDelete: false }, { mayEdit: true }]);
    const page = await comments(cloud, bob, folder, { first: 1 });
    expect((await comments(cloud, bob, folder, { first: 1, after: page.endCursor })).comments).toMatchObject([
      { id: his.id },
    ]);
    expect(await row(cloud, bob, folder)).toMatchObject({ commentCount: 2 });
    for (const name of ["editComment", "deleteComment"])
      expect(
        await mutate(cloud, eve, name, { id: his.id, ...(name === "editComment" && { text: "no" }) }),
      ).toMatchObject({
        __typename: "Denied",
        lacking: "PERSON",
      });
    expect(await mutate(cloud, cloud.ada, "editComment", { id: his.id, text: "forged" })).toMatchObject({
      lacking: "PERSON",
    });
    expect(await mutate(cloud, bob, "editComment", { id: his.id, text: "I saw." })).toMatchObject({
      comment: { text: "I saw.", editedAt: expect.any(String) },
    });
    expect(await mutate(cloud, cloud.ada, "deleteComment", { id: his.id })).toMatchObject({ nodeId: folder });
    expect(await row(cloud, bob, folder)).toMatchObject({ commentCount: 1 });
    expect(await mutate(cloud, cloud.ada, "addComment", { nodeId: folder, text: " \n" })).toMatchObject({
      __typename: "CommentInvalid",
    });
  });

  it("tell nobody who may not read, and take write access of an app", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { principal: bob } = await cloud.addPerson();
    const folder = await cloud.folder("/Private");
    const { comment } = await mutate(cloud, cloud.ada, "addComment", { nodeId: folder, text: "secret" });
    expect((await comments(cloud, bob, folder)).__typename).toBe("NodeNotFound");
    for (const [name, input] of [
      ["addComment", { nodeId: folder, text: "x" }],
      ["editComment", { id: comment.id, text: "x" }],
      ["deleteComment", { id: comment.id }],
    ] as const)
      expect((await mutate(cloud, bob, name, input)).__typename).toMatch(/^(Node|Comment)NotFound$/);
    const reader = await cloud.throughApp(cloud.ada, "reader", { [folder]: "read" });
    expect(await mutate(cloud, reader, "addComment", { nodeId: folder, text: "x" })).toMatchObject({ lacking: "APP" });
    expect(await mutate(cloud, reader, "editComment", { id: comment.id, text: "x" })).toMatchObject({ lacking: "APP" });
    expect(await mutate(cloud, reader, "deleteComment", { id: comment.id })).toMatchObject({ lacking: "APP" });
    const writer = await cloud.throughApp(cloud.ada, "writer", { [folder]: "write" });
    expect(await mutate(cloud, writer, "addComment", { nodeId: folder, text: "by app" })).toMatchObject({
      comment: { text: "by app" },
    });
  });
});
