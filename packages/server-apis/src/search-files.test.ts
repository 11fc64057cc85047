import { graphql } from "graphql";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createFolder } from "./files/domain/tree/create-folder.ts";
import { deleteNode } from "./files/domain/tree/delete-node.ts";
import { moveNode } from "./files/domain/tree/move-node.ts";
import { renameNode } from "./files/domain/tree/rename-node.ts";
import { createFileCloud, type FileCloud } from "./files/testing/file-cloud.ts";
import { createGrant } from "./kit/grants/create-grant.ts";
import { newId, type GrantId, type NodeId } from "./kit/ids.ts";
import type { Principal } from "./kit/principal.ts";
import { executableSchema } from "./kit/testing/executable-schema.ts";
import { linkPrincipal } from "./kit/testing/link-principal.ts";
import type { GraphqlData } from "./kit/testing/graphql-data.ts";
import { explainHits } from "./search/domain/explain-hits.ts";
import { keepIndex } from "./search/domain/keep-index.ts";
import { search, type SearchOutcome } from "./search/domain/search.ts";
import type { SearchFilters, SearchQuery } from "./search/domain/search-query.ts";
import { search as service } from "./search/service.ts";

const noFilters: SearchFilters = {
  kinds: null,
  tags: [],
  artist: null,
  modifiedAfter: null,
  modifiedBefore: null,
  takenAfter: null,
  takenBefore: null,
  place: null,
  starred: false,
};
const once = { idempotencyKey: null };

/** Jobs rest: what is indexed here is what the test wrote. */
const openCloud = () => createFileCloud({ beside: [service], startJobs: false });

/** The index has all that was written before. */
async function indexed({ kit }: FileCloud): Promise<void> {
  const behind = async () => {
    const { rows } = await sql<{ rows: number }>`
      select count(*)::integer as rows from changes, change_readers r where r.name = 'search' and (xid, seq) > (
        split_part(r.cursor, '.', 1)::xid8, split_part(r.cursor, '.', 2)::bigint)`.execute(kit.db);
    return rows[0]?.rows;
  };
  await expect.poll(behind, { timeout: 10_000, interval: 5 }).toBe(0);
}

type Asked = Partial<Omit<SearchQuery, "filters">> & { filters?: Partial<SearchFilters>; as?: Principal };

async function ask(cloud: FileCloud, text: string, { as = cloud.ada, filters, ...rest }: Asked = {}) {
  const query = { text, withinId: null, first: 20, after: null, ...rest, filters: { ...noFilters, ...filters } };
  return search({ kit: cloud.kit, peers: cloud.kit.peers }, as, query);
}

/** The names of what is found, the best first. */
async function find(cloud: FileCloud, text: string, asked: Asked = {}): Promise<string[]> {
  const page = pageOf(await ask(cloud, text, asked));
  const names = await Promise.all(
    page.hits.map(({ id }) =>
      cloud.kit.db.selectFrom("nodes").select("name").where("id", "=", id).executeTakeFirstOrThrow(),
    ),
  );
  return names.map(({ name }) => name);
}

function pageOf(outcome: SearchOutcome) {
  if (outcome.kind !== "search-page") throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** What the workers would have read out of the file. */
async function readOut(cloud: FileCloud, nodeId: NodeId, found: { extracted?: object; text?: string }): Promise<void> {
  const { kit, ada } = cloud;
  await kit.write(ada, null, async (tx) => {
    const { space_id: spaceId, parent_id: parentId } = await tx
      .selectFrom("nodes")
      .select(["space_id", "parent_id"])
      .where("id", "=", nodeId)
      .executeTakeFirstOrThrow();
    await sql`
      insert into meta (node_id, namespace, value, version, at)
      values (${nodeId}, 'extracted', ${JSON.stringify(found.extracted ?? {})}, 1, now())`.execute(tx);
    if (found.text !== undefined) {
      await sql`
        insert into extracted_texts (node_id, version, text) values (${nodeId}, 1, ${found.text})
        on conflict (node_id) do update set version = extracted_texts.version + 1, text = excluded.text`.execute(tx);
    }
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: nodeId, parentId, op: "updated" }]);
  });
  await indexed(cloud);
}

async function tag({ kit, ada }: FileCloud, nodeId: NodeId, ...tags: string[]): Promise<void> {
  await kit.write(ada, null, async (tx) => {
    const { space_id: spaceId, parent_id: parentId } = await tx
      .updateTable("nodes")
      .set({ tags, tag_keys: tags })
      .where("id", "=", nodeId)
      .returning(["space_id", "parent_id"])
      .executeTakeFirstOrThrow();
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: nodeId, parentId, op: "updated" }]);
  });
}

const song = { title: "Über den Wolken", artist: "Reinhard Mey", album: "Wie vor Jahr und Tag", albumArtist: null };

describe("what is found", () => {
  it("by names whatever their case and accents, the last word unfinished, the best fitting first", async () => {
    await using cloud = await openCloud();
    for (const name of ["München.jpg", "Sommer in MUNCHEN 2034.jpg", "Müncheberg.txt", "Łódź Straße.pdf", "ÅNGSTRÖM"]) {
      await cloud.upload(name, name);
    }
    await indexed(cloud);
    expect((await find(cloud, "munchen")).slice(0, 2)).toEqual(["München.jpg", "Sommer in MUNCHEN 2034.jpg"]);
    expect(await find(cloud, "MÜNCHE")).toEqual(
      expect.arrayContaining(["München.jpg", "Sommer in MUNCHEN 2034.jpg", "Müncheberg.txt"]),
    );
    expect(await find(cloud, "m")).toHaveLength(3);
    expect(await find(cloud, "lodz strasse")).toEqual(["Łódź Straße.pdf"]);
    expect(await find(cloud, "angstr")).toEqual(["ÅNGSTRÖM"]);
    expect(await find(cloud, "munchen 2034")).toEqual(["Sommer in MUNCHEN 2034.jpg"]);
    expect(await find(cloud, "munch 2034")).toEqual(["Sommer in MUNCHEN 2034.jpg"]);
  });

  it("with a letter too few, too many, another or swapped, and by the middle of a word, where nothing else is", async () => {
    await using cloud = await openCloud();
    for (const name of ["Versicherung 2034.pdf", "München.jpg", "Hochzeit.mp4", "2034-7711.txt"]) {
      await cloud.upload(name, name);
    }
    await indexed(cloud);
    for (const typed of ["muenchen", "mnuchen", "munhcen", "münchn", "chen"]) {
      expect({ [typed]: await find(cloud, typed) }).toEqual({ [typed]: ["München.jpg"] });
    }
    expect(await find(cloud, "versichrung 2034")).toEqual(["Versicherung 2034.pdf"]);
    expect(await find(cloud, "hochziet")).toEqual(["Hochzeit.mp4"]);
    expect(await find(cloud, "7712")).toEqual([]);
    expect(await find(cloud, "zebra")).toEqual([]);
  });

  it("by title, artist, album, tags and text, below what has it in its name, and says where", async () => {
    await using cloud = await openCloud();
    const track = await cloud.upload("track 01.mp3", "mp3");
    const letter = await cloud.upload("Brief.txt", "letter");
    await cloud.upload("Wolken.jpg", "jpg");
    await readOut(cloud, track, { extracted: { audio: song } });
    await readOut(cloud, letter, { text: `${"Vieles. ".repeat(50)}Die Wolken über Zürich waren grau.` });
    await tag(cloud, track, "Lieblingslied");
    await indexed(cloud);
    expect(await find(cloud, "wolken")).toEqual(["Wolken.jpg", "track 01.mp3", "Brief.txt"]);
    expect(await find(cloud, "mey 01")).toEqual(["track 01.mp3"]);
    expect(await find(cloud, "lieblingsl")).toEqual(["track 01.mp3"]);
    expect(await find(cloud, "brief zurich")).toEqual(["Brief.txt"]);
    const page = pageOf(await ask(cloud, "wolken zuri"));
    const explained = await explainHits(cloud.kit.peers, [letter], page.tokens);
    const { matched, snippet } = explained(letter);
    expect(matched).toEqual(["content"]);
    expect(snippet?.ranges.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["Wolken", "Züri"]);
  });

  it("by filters, alone and together, with what there is of each kind", async () => {
    await using cloud = await openCloud();
    const [photo, video] = [await cloud.upload("Strand.jpg", "1"), await cloud.upload("Strand.mp4", "2")];
    const track = await cloud.upload("Strand.mp3", "3");
    await cloud.folder("/Strand");
    const [latitude, longitude] = [47.37, 8.54];
    await readOut(cloud, photo, { extracted: { image: { takenAt: "2031-07-04T10:00:00Z", latitude, longitude } } });
    await readOut(cloud, track, { extracted: { audio: song } });
    await tag(cloud, photo, "Ferien", "Zürich");
    await tag(cloud, video, "Ferien");
    await sql`insert into stars (person_id, node_id, at) values (${cloud.ada.personId}, ${video}, now())`.execute(
      cloud.kit.db,
    );
    await indexed(cloud);
    const only = (filters: Partial<SearchFilters>, text = "") => find(cloud, text, { filters });
    expect(await only({ kinds: ["video", "audio"] })).toEqual(["Strand.mp3", "Strand.mp4"]);
    expect(await only({ kinds: ["folder"] }, "strand")).toEqual(["Strand"]);
    expect(await only({ tags: ["ferien"] })).toEqual(["Strand.mp4", "Strand.jpg"]);
    expect(await only({ tags: ["Ferien", "zurich"] })).toEqual(["Strand.jpg"]);
    expect(await only({ artist: "REINHARD MEY" })).toEqual(["Strand.mp3"]);
    expect(await only({ starred: true })).toEqual(["Strand.mp4"]);
    expect(await only({ takenAfter: new Date("2031-07-01"), takenBefore: new Date("2031-08-01") })).toEqual([
      "Strand.jpg",
    ]);
    expect(await only({ modifiedBefore: new Date("2020-01-01") }, "strand")).toEqual([]);
    expect(await only({ place: { north: 48, south: 47, west: 8, east: 9 } })).toEqual(["Strand.jpg"]);
    expect(await only({ place: { north: 48, south: 47, west: 170, east: -170 } })).toEqual([]);
    const { facets, count, approximate } = pageOf(await ask(cloud, "strand"));
    expect({ count, approximate }).toEqual({ count: 4, approximate: false });
    expect(facets.kinds.map(({ value }) => value)).toEqual(["audio", "folder", "image", "video"]);
    expect(facets.tags).toEqual([
      { value: "Ferien", count: 2 },
      { value: "Zürich", count: 1 },
    ]);
    expect(facets.artists).toEqual([{ value: "Reinhard Mey", count: 1 }]);
    expect(facets.months).toContainEqual({ value: "2031-07", count: 1 });
  });

  it("in pages, each once and in one order, and refuses a position of another search", async () => {
    await using cloud = await openCloud();
    for (let index = 0; index < 7; index += 1) await cloud.upload(`Page ${index}.txt`, "x");
    await indexed(cloud);
    const whole = await find(cloud, "page");
    const found: string[] = [];
    let after: string | null = null;
    do {
      found.push(...(await find(cloud, "page", { first: 3, after })));
      after = pageOf(await ask(cloud, "page", { first: 3, after })).endCursor;
    } while (after !== null);
    expect(found).toEqual(whole);
    expect(whole).toHaveLength(7);
    const { endCursor } = pageOf(await ask(cloud, "page", { first: 3 }));
    expect(await ask(cloud, "pages", { after: endCursor })).toEqual({ kind: "invalid-cursor" });
    expect(await ask(cloud, "page", { after: "x" })).toEqual({ kind: "invalid-cursor" });
  });

  it("refuses what cannot be looked for", async () => {
    await using cloud = await openCloud();
    expect(await ask(cloud, " -- ")).toEqual({ kind: "query-invalid", reason: "empty" });
    expect(await ask(cloud, "x".repeat(201))).toEqual({ kind: "query-invalid", reason: "too-long" });
    const area = { north: 1, south: 2, west: 0, east: 0 };
    expect(await ask(cloud, "x", { filters: { place: area } })).toEqual({ kind: "query-invalid", reason: "filter" });
    expect(await find(cloud, "'); drop table nodes; -- \\ ' :* & !")).toEqual([]);
    expect(await find(cloud, "x", { filters: { tags: ["' & 'a\\"], artist: "'" } })).toEqual([]);
  });
});

describe("who finds it", () => {
  it("is nobody but who may read it: no hit, no count, no facet", async () => {
    await using cloud = await openCloud();
    const { principal: bob, rootId: bobs } = await cloud.addPerson();
    const secret = await cloud.upload("Secret plans.txt", "x");
    await tag(cloud, secret, "hidden");
    await cloud.upload("Secret recipe.txt", "x", { parentId: bobs, as: bob });
    await indexed(cloud);
    expect(await find(cloud, "secret", { as: bob })).toEqual(["Secret recipe.txt"]);
    const { facets, count } = pageOf(await ask(cloud, "secret", { as: bob }));
    expect({ count, tags: facets.tags }).toEqual({ count: 1, tags: [] });
    expect(await find(cloud, "", { as: bob, filters: { tags: ["hidden"] } })).toEqual([]);
    expect(await ask(cloud, "secret", { as: bob, withinId: cloud.rootId })).toEqual({
      kind: "node-not-found",
      id: cloud.rootId,
    });
    const nobody = { kind: "anonymous", appId: null } as const;
    expect(await ask(cloud, "secret", { as: nobody })).toMatchObject({ kind: "denied", lacking: "anonymous" });
    expect(await find(cloud, "secret", { as: linkPrincipal(newId<GrantId>()) })).toEqual([]);
    const token = { ...cloud.ada, scopes: ["cloud.manage"] };
    expect(await ask(cloud, "secret", { as: token })).toMatchObject({ kind: "denied", lacking: "app" });
  });

  it("is an app only below what it was granted, and no longer once that is taken back", async () => {
    await using cloud = await openCloud();
    const [music, other] = [await cloud.folder("/Music/Live"), await cloud.folder("/Other")];
    await cloud.upload("Song.mp3", "x", { parentId: music });
    await cloud.upload("Song of others.mp3", "x", { parentId: other });
    await indexed(cloud);
    const app = await cloud.throughApp(cloud.ada, "player", { [music]: "read" });
    const none = await cloud.throughApp(cloud.ada, "none", {});
    expect(await find(cloud, "song", { as: app })).toEqual(["Song.mp3"]);
    expect(await find(cloud, "song", { as: none })).toEqual([]);
    expect(await ask(cloud, "song", { as: app, withinId: other })).toMatchObject({ kind: "denied", lacking: "app" });
    await cloud.kit.db.deleteFrom("grants").where("app_id", "=", app.appId).execute();
    expect(await find(cloud, "song", { as: app })).toEqual([]);
    expect(pageOf(await ask(cloud, "song", { as: app })).count).toBe(0);
  });

  it("is whoever holds a link, below what it shows; who may only bring something finds nothing", async () => {
    await using cloud = await openCloud();
    const { kit, ada } = cloud;
    const [shown, other] = [await cloud.folder("/Shown"), await cloud.folder("/Other")];
    await cloud.upload("Plan.txt", "x", { parentId: shown });
    await cloud.upload("Plan of others.txt", "x", { parentId: other });
    await indexed(cloud);
    const { personId: grantedBy } = ada;
    const grant = { nodeId: shown, role: "read", grantedBy, source: "share", at: new Date() } as const;
    const made = await kit.write(ada, null, (tx) => createGrant(tx, { ...grant, grantee: { kind: "link" } }));
    const visitor = linkPrincipal(made, { nodeId: shown });
    expect(await find(cloud, "plan", { as: visitor })).toEqual(["Plan.txt"]);
    expect(await ask(cloud, "plan", { as: visitor, withinId: other })).toEqual({ kind: "node-not-found", id: other });
    expect(await ask(cloud, "plan", { as: { ...visitor, may: "drop" } })).toMatchObject({ kind: "denied" });
    await kit.db.deleteFrom("grants").where("id", "=", made).execute();
    expect(await find(cloud, "plan", { as: visitor })).toEqual([]);
  });

  it("is whom it was shared with, but nothing beside it, and not after it was moved away or put in the trash", async () => {
    await using cloud = await openCloud();
    const { principal: bob } = await cloud.addPerson();
    const [shared, album] = [await cloud.folder("/Shared"), await cloud.folder("/Shared/Album")];
    await cloud.upload("Picture.jpg", "x", { parentId: album });
    await cloud.upload("Picture beside.jpg", "y");
    const grantee = { kind: "person", personId: bob.personId } as const;
    const { personId: grantedBy } = cloud.ada;
    await cloud.kit.write(cloud.ada, null, (tx) =>
      createGrant(tx, { nodeId: shared, grantee, role: "read", grantedBy, source: "share", at: new Date() }),
    );
    await indexed(cloud);
    expect(await find(cloud, "picture", { as: bob })).toEqual(["Picture.jpg"]);
    await moveNode(cloud.kit, cloud.ada, { id: album, parentId: cloud.rootId, onConflict: "fail", ...once });
    expect(await find(cloud, "picture", { as: bob })).toEqual([]);
    expect(await find(cloud, "picture", { withinId: album })).toEqual(["Picture.jpg"]);
    await moveNode(cloud.kit, cloud.ada, { id: album, parentId: shared, onConflict: "fail", ...once });
    expect(await find(cloud, "picture", { as: bob })).toEqual(["Picture.jpg"]);
    await deleteNode(cloud.kit, cloud.ada, { id: shared, ...once });
    expect(await find(cloud, "picture", { as: bob })).toEqual([]);
    expect(await find(cloud, "picture")).toEqual(["Picture beside.jpg"]);
    expect(pageOf(await ask(cloud, "picture")).facets.kinds).toEqual([{ value: "image", count: 1 }]);
  });

  it("answers with the nodes themselves, and with paths that begin at what the caller may read", async () => {
    await using cloud = await openCloud();
    const live = await cloud.folder("/Private/Music/Live");
    await cloud.upload("Song.mp3", "x", { parentId: live });
    await indexed(cloud);
    const music = await cloud.folder("/Private/Music");
    const app = await cloud.throughApp(cloud.ada, "player", { [music]: "read" });
    const schema = executableSchema({ ...cloud.kit.running["search"]?.resolvers });
    const source = `query ($query: String!) {
      search(query: $query) {
        __typename
        ... on SearchPage {
          hits { node { id name access ... on File { mimeType contentUrl } } path matched nameRanges { start end } snippet { text } }
          facets { kinds { kind count } }
          count
        }
        ... on Failure { message }
      }
    }`;
    const run = async (principal: Principal, query: string) => {
      const contextValue = { principal, clientAddress: "local" };
      const { data, errors } = await graphql({ schema, source, variableValues: { query }, contextValue });
      expect(errors).toBeUndefined();
      return (data as GraphqlData)["search"];
    };
    const hit = (await run(app, "son")).hits[0];
    expect(hit).toMatchObject({
      node: { name: "Song.mp3", access: "READ", mimeType: "audio/mpeg" },
      path: "/Music/Live",
      matched: ["NAME"],
      nameRanges: [{ start: 0, end: 3 }],
      snippet: null,
    });
    expect((await run(cloud.ada, "song")).hits[0].path).toBe("/Private/Music/Live");
    expect(await run(cloud.ada, "")).toMatchObject({ __typename: "QueryInvalid" });
    expect(await run({ kind: "anonymous", appId: null }, "song")).toMatchObject({ __typename: "Denied" });
  });

  it(
    "finds in a folder of a space that is too large to be listed, and nothing beside it",
    { timeout: 60_000 },
    async () => {
      await using cloud = await openCloud();
      const folder = await cloud.folder("/Large");
      await sql`
      insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
      select gen_random_uuid(), n.space_id, case when i % 2 = 0 then n.id else n.parent_id end, 'Thing ' || i, 'thing ' || i,
        'folder', now(), now() from nodes n, generate_series(1, 4400) i where n.id = ${folder}`.execute(cloud.kit.db);
      await sql`update search_state set version = 0`.execute(cloud.kit.db);
      const again = await keepIndex({ kit: cloud.kit, peers: cloud.kit.peers });
      const left = async () =>
        (await sql`select from search_state where built_to is not null`.execute(cloud.kit.db)).rows;
      await expect.poll(left, { timeout: 50_000 }).toEqual([]);
      await again.stop();
      const inside = pageOf(await ask(cloud, "thing", { withinId: folder, first: 100 }));
      const parents = await cloud.kit.db
        .selectFrom("nodes")
        .select("parent_id")
        .distinct()
        .where(
          "id",
          "in",
          inside.hits.map(({ id }) => id),
        )
        .execute();
      expect(parents).toEqual([{ parent_id: folder }]);
      expect(inside.approximate).toBe(true);
      expect(await find(cloud, "thing 4400", { withinId: folder })).toEqual(["Thing 4400"]);
      expect(await find(cloud, "thing 4399", { withinId: folder })).toEqual([]);
    },
  );
});

describe("the index", () => {
  it("follows renaming, new texts and tags, and what is deleted for good", async () => {
    await using cloud = await openCloud();
    const id = await cloud.upload("Old.txt", "x");
    await indexed(cloud);
    await renameNode(cloud.kit, cloud.ada, { id, name: "New.txt", ...once });
    await indexed(cloud);
    expect(await find(cloud, "old")).toEqual([]);
    expect(await find(cloud, "new")).toEqual(["New.txt"]);
    await readOut(cloud, id, { text: "first words" });
    expect(await find(cloud, "first")).toEqual(["New.txt"]);
    await sql`delete from meta`.execute(cloud.kit.db);
    await readOut(cloud, id, { text: "second version" });
    expect(await find(cloud, "first")).toEqual([]);
    expect(await find(cloud, "version new")).toEqual(["New.txt"]);
    await tag(cloud, id, "one");
    await tag(cloud, id, "two");
    await indexed(cloud);
    expect(await find(cloud, "", { filters: { tags: ["one"] } })).toEqual([]);
    expect(await find(cloud, "two")).toEqual(["New.txt"]);
    await sql`delete from extracted_texts`.execute(cloud.kit.db);
    for (const table of ["versions", "meta"]) await sql`delete from ${sql.table(table)}`.execute(cloud.kit.db);
    await sql`delete from nodes where id = ${id}`.execute(cloud.kit.db);
    const { rows } = await sql`select node_id from search_words where node_id = ${id}`.execute(cloud.kit.db);
    expect(rows).toEqual([]);
  });

  it("goes on where it was when it was interrupted, and writes nothing while nothing happens", async () => {
    await using cloud = await openCloud();
    await cloud.upload("One.txt", "x");
    await indexed(cloud);
    await cloud.kit.running["search"]?.stop?.();
    const written = async () =>
      (await sql`select xmin::text, node_id from search_entries order by node_id`.execute(cloud.kit.db)).rows;
    const before = await written();
    await createFolder(cloud.kit, cloud.ada, { parentId: cloud.rootId, name: "Two", ...once });
    // What was kept of the batch before a crash comes once more.
    await sql`update change_readers set cursor = '0.0' where name = 'search'`.execute(cloud.kit.db);
    const again = await keepIndex({ kit: cloud.kit, peers: cloud.kit.peers });
    await indexed(cloud);
    expect((await written()).slice(0, before.length)).toEqual(before);
    expect(await find(cloud, "two")).toEqual(["Two"]);
    const position = async () => (await sql`select xmin::text, cursor from change_readers`.execute(cloud.kit.db)).rows;
    const rest = await position();
    for (let wake = 0; wake < 3; wake += 1) cloud.kit.bus.publish("changes");
    await indexed(cloud);
    expect(await position()).toEqual(rest);
    await again.stop();
  });

  it("knows what lies below a folder that came with everything in it, also after a crash in between", async () => {
    await using cloud = await openCloud();
    const top = await cloud.folder("/Copied");
    const deep = await cloud.folder("/Copied/A/B");
    await cloud.upload("Deep.txt", "x", { parentId: deep });
    await indexed(cloud);
    await cloud.kit.running["search"]?.stop?.();
    // As a copy tells of its top alone; and of the folders in between, a crash left one.
    await sql`delete from search_entries where node_id not in (select parent_id from nodes where id = ${deep})`.execute(
      cloud.kit.db,
    );
    await cloud.kit.write(cloud.ada, null, async (tx) => {
      const { space_id: spaceId } = await tx
        .selectFrom("nodes")
        .select("space_id")
        .where("id", "=", top)
        .executeTakeFirstOrThrow();
      await cloud.kit.changes.append(tx, [
        { spaceId, entity: "node", entityId: top, parentId: cloud.rootId, op: "created" },
      ]);
    });
    const again = await keepIndex({ kit: cloud.kit, peers: cloud.kit.peers });
    await indexed(cloud);
    expect(await find(cloud, "deep")).toEqual(["Deep.txt"]);
    await again.stop();
  });
});
