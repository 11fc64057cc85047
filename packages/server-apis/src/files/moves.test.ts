import { describe, expect, inject, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import type { PersonPrincipal } from "../kit/principal.ts";
import { askFiles, mutate } from "./testing/ask-files.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { bookkeeping, growTree } from "./testing/grow-tree.ts";
import "../kit/testing/provide-postgres.ts";

const balanced = async (cloud: FileCloud) => {
  const { told, found } = await bookkeeping(cloud);
  expect(told).toEqual(found);
};

type Share = { nodeId: NodeId; to: PersonPrincipal; role: "read" | "write" };

const share = (cloud: FileCloud, from: PersonPrincipal, { nodeId, to, role }: Share) =>
  cloud.kit.write(from, null, (tx) =>
    createGrant(tx, {
      nodeId,
      grantee: { kind: "person", personId: to.personId },
      role,
      grantedBy: from.personId,
      source: "share",
      at: new Date(),
    }),
  );

const kindOf = async (cloud: FileCloud, who: PersonPrincipal, id: NodeId) =>
  (await askFiles(cloud, who, "query ($id: ID!) { node(id: $id) { __typename } }", { id }))["node"].__typename;

/** Bob has a folder that Ada may write to; carol is somebody whom Ada shares with. */
async function neighbours(cloud: FileCloud, limitBytes: number | null = null) {
  const { principal: bob, rootId } = await cloud.addPerson(limitBytes);
  const { principal: carol } = await cloud.addPerson();
  const made = await mutate(cloud, bob, "createFolder", { parentId: rootId, name: "Inbox" });
  const inbox = made.folder.id as NodeId;
  await share(cloud, bob, { nodeId: inbox, to: cloud.ada, role: "write" });
  return { bob, carol, inbox };
}

describe("a move into another space", () => {
  it("takes everything along, counts it there, and ends what was shared below", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { bob, carol, inbox } = await neighbours(cloud);
    const [a, b] = [await cloud.folder("/a"), await cloud.folder("/a/b")];
    const file = await cloud.upload("f.txt", "12345", { parentId: b });
    const gone = await cloud.upload("gone.txt", "123", { parentId: b });
    await mutate(cloud, cloud.ada, "deleteNode", { id: gone });
    await share(cloud, cloud.ada, { nodeId: b, to: carol, role: "write" });
    expect(await kindOf(cloud, carol, file)).toBe("File");
    const moved = await mutate(cloud, cloud.ada, "moveNode", { id: a, parentId: inbox });
    const { space_id: spaceId } = await cloud.kit.db
      .selectFrom("nodes")
      .select("space_id")
      .where("id", "=", inbox)
      .executeTakeFirstOrThrow();
    expect(moved).toMatchObject({ node: { parentId: inbox, spaceId } });
    expect([await kindOf(cloud, bob, file), await kindOf(cloud, carol, file)]).toEqual(["File", "NodeNotFound"]);
    expect(await mutate(cloud, bob, "restoreNode", { id: gone })).toMatchObject({ node: { parentId: b } });
    const used = await cloud.kit.db
      .selectFrom("spaces")
      .select(["id", "used_bytes"])
      .where("used_bytes", ">", 0)
      .execute();
    expect(used).toEqual([{ id: spaceId, used_bytes: 8 }]);
    await balanced(cloud);
  });

  it("is refused where there is no room, and nothing has changed then", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { bob, carol, inbox } = await neighbours(cloud, 4);
    const file = await cloud.upload("f.txt", "12345");
    await share(cloud, cloud.ada, { nodeId: file, to: carol, role: "read" });
    expect(await mutate(cloud, cloud.ada, "moveNode", { id: file, parentId: inbox })).toEqual({
      __typename: "QuotaExceeded",
      limitBytes: 4,
      usedBytes: 0,
    });
    expect([await kindOf(cloud, bob, file), await kindOf(cloud, carol, file)]).toEqual(["NodeNotFound", "File"]);
    await balanced(cloud);
  });

  it("of a large folder holds at once, and its rows and room follow", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { bob, inbox } = await neighbours(cloud, 20_000);
    const folder = await cloud.folder("/a");
    const of = await cloud.upload("m.bin", "12345");
    await growTree(cloud, { inside: folder, of, folders: 30, filesEach: 100 });
    const [row] = await cloud.kit.db
      .selectFrom("nodes")
      .select("id")
      .where("kind", "=", "file")
      .where("parent_id", "<>", cloud.rootId)
      .limit(1)
      .execute();
    const file = row?.id as NodeId;
    expect(await mutate(cloud, cloud.ada, "moveNode", { id: folder, parentId: inbox })).toMatchObject({
      node: { parentId: inbox },
    });
    expect([await kindOf(cloud, bob, file), await kindOf(cloud, cloud.ada, file)]).toEqual(["File", "File"]);
    const reserved = await cloud.kit.db
      .selectFrom("spaces")
      .select("reserved_bytes")
      .where("reserved_bytes", ">", 0)
      .execute();
    expect(reserved).toEqual([{ reserved_bytes: 15_000 }]);
    // Out of it again before its row has followed: it belongs where it is then.
    expect(await mutate(cloud, cloud.ada, "moveNode", { id: file, parentId: cloud.rootId })).toMatchObject({
      __typename: "NodeMoved",
    });
    cloud.kit.jobs.start(cloud.kit.running["files"]?.jobs ?? {});
    await cloud.kit.jobs.idle();
    await balanced(cloud);
    const used = await cloud.kit.db.selectFrom("spaces").select("used_bytes").orderBy("used_bytes").execute();
    expect(used.map((space) => space.used_bytes)).toEqual([0, 10, 14_995]);
  });

  it("of a large folder comes right whatever is moved before its rows have followed", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const { bob, inbox } = await neighbours(cloud);
    const folder = await cloud.folder("/a");
    await growTree(cloud, { inside: folder, of: await cloud.upload("m.bin", "12345"), folders: 3, filesEach: 700 });
    const [first, second] = await cloud.kit.db
      .selectFrom("nodes")
      .select("id")
      .where("parent_id", "=", folder)
      .execute();
    const bobs = await cloud.upload("bobs.bin", "123", { parentId: inbox, as: bob });
    const move = async (id: unknown, parentId: unknown) =>
      expect(await mutate(cloud, cloud.ada, "moveNode", { id, parentId })).toMatchObject({ __typename: "NodeMoved" });
    await move(folder, inbox);
    await move(bobs, first?.id);
    await move(second?.id, first?.id);
    await move(first?.id, cloud.rootId);
    await move(folder, cloud.rootId);
    await move(first?.id, inbox);
    cloud.kit.jobs.start(cloud.kit.running["files"]?.jobs ?? {});
    await cloud.kit.jobs.idle();
    await balanced(cloud);
    const used = await cloud.kit.db.selectFrom("spaces").select("used_bytes").orderBy("used_bytes").execute();
    expect(used.map((space) => space.used_bytes)).toEqual([0, 701 * 5, 1_400 * 5 + 3]);
  });
});

describe("levels", () => {
  it("go 100 deep, whichever way a folder comes there, and no deeper", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const path = (levels: number, name: string) => `/${Array.from({ length: levels }, () => name).join("/")}`;
    const deepest = await cloud.folder(path(100, "d"));
    expect(await mutate(cloud, cloud.ada, "createFolder", { parentId: deepest, name: "x" })).toEqual({
      __typename: "TooDeep",
      limit: 100,
    });
    await cloud.upload("file.txt", "fits", { parentId: deepest });
    const [two, above] = [await cloud.folder("/t"), await cloud.folder(path(99, "d"))];
    await cloud.folder("/t/u");
    for (const name of ["moveNode", "copyNode"])
      expect(await mutate(cloud, cloud.ada, name, { id: two, parentId: above })).toMatchObject({
        __typename: "TooDeep",
      });
    expect(
      await mutate(cloud, cloud.ada, "moveNode", { id: await cloud.folder("/t/u"), parentId: above }),
    ).toMatchObject({
      __typename: "NodeMoved",
    });
    expect(await mutate(cloud, cloud.ada, "moveNode", { id: await cloud.folder("/d"), parentId: two })).toMatchObject({
      __typename: "TooDeep",
    });
    await mutate(cloud, cloud.ada, "deleteNode", { id: two });
    expect(await mutate(cloud, cloud.ada, "restoreNode", { id: two, parentId: deepest })).toMatchObject({
      __typename: "TooDeep",
    });
    const { ancestors } = await askFiles(
      cloud,
      cloud.ada,
      `{ ancestors(id: "${deepest}") { ... on Ancestors { folders { id } } } }`,
    );
    expect(ancestors.folders).toHaveLength(100);
  });
});

describe("names", () => {
  it.each([
    ["a.txt", "A.txt"],
    ["Cafe\u0301.txt", "CAFÉ.TXT"],
    ["straße", "STRASSE"],
    ["ırmak", "IRMAK"],
    ["İstanbul", "i\u0307stanbul"],
    ["ΟΔΟΣ", "οδος"],
  ])("%s and %s are one: the one gives way to the other only by a rename of itself", async (one, other) => {
    await using cloud = await createFileCloud({ startJobs: false });
    const id = await cloud.upload(one, "x");
    expect(await mutate(cloud, cloud.ada, "createFolder", { parentId: cloud.rootId, name: other })).toMatchObject({
      __typename: "NameTaken",
      existingId: id,
    });
    expect(await mutate(cloud, cloud.ada, "renameNode", { id, name: other })).toMatchObject({
      node: { name: other.normalize("NFC") },
    });
  });

  it("have up to 255 bytes, which survive being numbered", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const longest = `${"é".repeat(125)}.text`;
    const id = await cloud.upload(longest, "x");
    const { node } = await mutate(cloud, cloud.ada, "copyNode", {
      id,
      parentId: cloud.rootId,
      onConflict: "KEEP_BOTH",
    });
    expect(node.name).toBe(`${"é".repeat(123)} (2).text`);
  });
});

/** In memory there is one connection: only a real PostgreSQL shows what happens at once. */
describe.runIf(inject("postgresUrl"))("at once", () => {
  it("two clients rename and move the same nodes: no circle, nothing lost, no name twice", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    const letters = ["a", "b", "c", "d", "e"];
    const folders = await Promise.all(letters.map((letter) => cloud.folder(`/${letter}`)));
    await Promise.all(folders.map((parentId, index) => cloud.upload(`${index}.txt`, String(index), { parentId })));
    let seed = 11;
    const pick = <T>(list: readonly T[]): T => list[(seed = (seed * 48_271) % 2_147_483_647) % list.length] as T;
    const client = async () => {
      for (let step = 0; step < 40; step += 1) {
        const [id, parentId] = [pick(folders), pick([...folders, cloud.rootId])];
        if (step % 4 === 3) await mutate(cloud, cloud.ada, "renameNode", { id, name: pick(letters) });
        else await mutate(cloud, cloud.ada, "moveNode", { id, parentId, onConflict: pick(["FAIL", "KEEP_BOTH"]) });
      }
    };
    await Promise.all([client(), client(), client()]);
    const { fileIndex } = await askFiles(
      cloud,
      cloud.ada,
      `{ fileIndex(withinId: "${cloud.rootId}") { ... on FileIndex { name } } }`,
    );
    expect(fileIndex.name.toSorted()).toEqual(["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]);
    await balanced(cloud);
  });

  it("two folders moved into each other: one goes, the other is refused", async () => {
    await using cloud = await createFileCloud({ startJobs: false });
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await cloud.folder(`/a${round}`), await cloud.folder(`/b${round}`)];
      const outcomes = await Promise.all([
        mutate(cloud, cloud.ada, "moveNode", { id: a, parentId: b }),
        mutate(cloud, cloud.ada, "moveNode", { id: b, parentId: a }),
      ]);
      const kinds = outcomes.map((outcome) => outcome["__typename"] as string);
      expect(new Set(kinds)).toEqual(new Set(["NodeMoved", "WouldCycle"]));
    }
  });

  it("deletes, restores, copies and moves between spaces keep their books", async () => {
    await using cloud = await createFileCloud();
    const { bob, inbox } = await neighbours(cloud);
    const home = await cloud.folder("/home");
    const files = await Promise.all([0, 1, 2].map((index) => cloud.upload(`${index}`, "12345", { parentId: home })));
    const steps = [
      ...files.flatMap((id) => [
        () => mutate(cloud, cloud.ada, "moveNode", { id, parentId: inbox, onConflict: "KEEP_BOTH" }),
        () => mutate(cloud, cloud.ada, "moveNode", { id, parentId: home, onConflict: "REPLACE" }),
        () => mutate(cloud, bob, "deleteNode", { id }),
        () => mutate(cloud, cloud.ada, "restoreNode", { id }),
        () => mutate(cloud, bob, "copyNode", { id, parentId: inbox, onConflict: "KEEP_BOTH" }),
      ]),
      () => mutate(cloud, bob, "emptyTrash", { withinId: inbox }),
      () => mutate(cloud, cloud.ada, "copyNode", { id: home, parentId: inbox, onConflict: "REPLACE" }),
    ];
    for (let round = 0; round < 4; round += 1) await Promise.all(steps.map((step) => step()));
    await cloud.kit.jobs.idle();
    const { told, found } = await bookkeeping(cloud);
    expect(told).toEqual(found);
  });
});
