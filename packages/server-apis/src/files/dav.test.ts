import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId, PersonId } from "../kit/ids.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

type Init = Parameters<FileCloud["fetch"]>[1];

/** A request to the path below the mount, already encoded. */
function at(cloud: FileCloud, method: string, path: string, init: Init = {}): Promise<Response> {
  return cloud.fetch(`dav/${path}`, { method, ...init });
}

async function statusOf(cloud: FileCloud, method: string, path: string, init: Init = {}): Promise<number> {
  const response = await at(cloud, method, path, init);
  await response.arrayBuffer();
  return response.status;
}

async function hrefs(cloud: FileCloud, path: string, init: Init = {}): Promise<string[]> {
  const body = `<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>`;
  const response = await at(cloud, "PROPFIND", path, { headers: { depth: "1" }, body, ...init });
  expect(response.status).toBe(207);
  return [...(await response.text()).matchAll(/<D:href>([^<]*)<\/D:href>/g)].map((match) => match[1] ?? "");
}

const lockInfo =
  `<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype>` +
  `<owner>me &amp; mine</owner></lockinfo>`;

async function takeLock(cloud: FileCloud, path: string, init: Init = {}): Promise<string> {
  const response = await at(cloud, "LOCK", path, { body: lockInfo, ...init });
  expect(await response.text()).toContain("<D:activelock>");
  return response.headers.get("lock-token") ?? "";
}

describe("the tree over WebDAV", () => {
  it("shows the person's own space at the top, and what else they reach beside it", async () => {
    await using cloud = await createFileCloud();
    await cloud.upload("a & <b>.txt", "one");
    const { principal: bob, rootId } = await cloud.addPerson();
    await cloud.upload("Bob's.txt", "two", { parentId: rootId, as: bob });
    expect(await hrefs(cloud, "")).toEqual(["/.mows/dav/", "/.mows/dav/a%20%26%20%3Cb%3E.txt"]);
    expect(await (await at(cloud, "GET", "a%20%26%20%3Cb%3E.txt")).text()).toBe("one");
    expect(await statusOf(cloud, "GET", "Bob's.txt")).toBe(404);
  });

  it("shows an app password what it was bound to, and lets it write where that says so", async () => {
    await using cloud = await createFileCloud();
    const music = await cloud.folder("/Music");
    await cloud.upload("t.mp3", "tune", { parentId: music });
    await cloud.upload("diary.txt", "secret");
    const reader = await cloud.throughApp(cloud.ada, "token-reader", { [music]: "read" });
    expect(await hrefs(cloud, "", { as: reader })).toEqual(["/.mows/dav/", "/.mows/dav/Music/"]);
    expect(await statusOf(cloud, "GET", "Music/t.mp3", { as: reader })).toBe(200);
    expect(await statusOf(cloud, "GET", "diary.txt", { as: reader })).toBe(404);
    for (const method of ["PUT", "DELETE", "LOCK", "PROPPATCH"] as const) {
      const body = method === "LOCK" ? lockInfo : proppatchOf("note");
      const status = await statusOf(cloud, method, "Music/t.mp3", {
        as: reader,
        ...(method === "DELETE" ? {} : { body }),
      });
      expect({ method, status }).toEqual({ method, status: 403 });
    }
    expect(await statusOf(cloud, "PUT", "new.txt", { as: reader, body: "x" })).toBe(409);
    const headers = { destination: "/.mows/dav/Music/u.mp3" };
    expect(await statusOf(cloud, "MOVE", "Music/t.mp3", { as: reader, headers })).toBe(403);
    expect(await statusOf(cloud, "COPY", "Music/t.mp3", { as: reader, headers })).toBe(403);
  });

  it("asks whoever is nobody for a username and an app password", async () => {
    await using cloud = await createFileCloud();
    const response = await at(cloud, "PROPFIND", "", {
      as: { kind: "anonymous", appId: null },
      headers: { depth: "0" },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Basic");
  });

  it("keeps what was there: PUT makes a version, DELETE and overwriting go to the trash", async () => {
    await using cloud = await createFileCloud();
    expect(await statusOf(cloud, "PUT", "a.txt", { body: "first" })).toBe(201);
    expect(await statusOf(cloud, "PUT", "a.txt", { body: "second" })).toBe(204);
    const node = await nodeAt(cloud, "a.txt");
    expect(await (await cloud.fetch(`files/${node}/content?version=1`)).text()).toBe("first");
    expect(await statusOf(cloud, "PUT", "b.txt", { body: "other" })).toBe(201);
    expect(await statusOf(cloud, "MOVE", "b.txt", { headers: { destination: "/.mows/dav/a.txt" } })).toBe(204);
    expect(await statusOf(cloud, "DELETE", "a.txt")).toBe(204);
    const trashed = await cloud.kit.db.selectFrom("nodes").select("name").where("deleted_at", "is not", null).execute();
    expect(trashed.map((row) => row.name)).toEqual(["a.txt", "a.txt"]);
  });

  it("changes nothing but the case of a name, and sees both spellings as one", async () => {
    await using cloud = await createFileCloud();
    await statusOf(cloud, "PUT", "Caf%C3%A9.txt", { body: "x" });
    expect(await statusOf(cloud, "GET", "CAFE%CC%81.txt")).toBe(200);
    expect(
      await statusOf(cloud, "MOVE", "Caf%C3%A9.txt", { headers: { destination: "/.mows/dav/CAF%C3%89.TXT" } }),
    ).toBe(201);
    expect(await hrefs(cloud, "")).toContain("/.mows/dav/CAF%C3%89.TXT");
  });

  it("keeps nothing of a file that does not fit or stops coming", async () => {
    await using cloud = await createFileCloud({ limitBytes: 10 });
    expect(await statusOf(cloud, "PUT", "big.bin", { body: new Uint8Array(11) })).toBe(507);
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error("gone"));
      },
    });
    expect(await statusOf(cloud, "PUT", "half.bin", { body: broken })).toBe(400);
    expect(await statusOf(cloud, "PUT", "small.bin", { body: new Uint8Array(10) })).toBe(201);
    expect(await hrefs(cloud, "")).toEqual(["/.mows/dav/", "/.mows/dav/small.bin"]);
    await cloud.kit.jobs.idle();
    expect(await cloud.kit.db.selectFrom("spaces").select(["used_bytes", "reserved_bytes"]).executeTakeFirst()).toEqual(
      {
        used_bytes: 10,
        reserved_bytes: 0,
      },
    );
  });

  it("lists page by page, however much there is", async () => {
    await using cloud = await createFileCloud();
    await fill(cloud, 2_500);
    const response = await at(cloud, "PROPFIND", "", { headers: { depth: "1" } });
    const chunks: string[] = [];
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.join("").match(/<D:response>/g)).toHaveLength(2_501);
  });
});

describe("attacks over WebDAV", () => {
  it.each([
    [
      "entities",
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><propfind xmlns="DAV:"><prop><x>&b;</x></prop></propfind>`,
      400,
    ],
    ["depth", `<propfind xmlns="DAV:"><prop>${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}</prop></propfind>`, 400],
    ["length", `<propfind xmlns="DAV:"><prop>${"<a/>".repeat(100_000)}</prop></propfind>`, 413],
    ["many names", `<propfind xmlns="DAV:"><prop>${"<a/>".repeat(1_000)}</prop></propfind>`, 400],
    ["no XML", "not xml", 400],
  ])("refuses a body that is too much: %s", async (_, body, status) => {
    await using cloud = await createFileCloud();
    expect(await statusOf(cloud, "PROPFIND", "", { headers: { depth: "0" }, body })).toBe(status);
  });

  it.each(["..%2f..%2fetc", "a%2Fb", "%2e%2e", "a%00b", "x".repeat(256)])("makes no file named %s", async (name) => {
    await using cloud = await createFileCloud();
    expect(await statusOf(cloud, "PUT", name, { body: "x" })).toBeGreaterThanOrEqual(400);
    expect(await hrefs(cloud, "")).toHaveLength(1);
  });

  it("sends nothing to another server, and copies no folder into itself", async () => {
    await using cloud = await createFileCloud();
    await cloud.folder("/In");
    const to = (destination: string) => ({ headers: { destination } });
    expect(await statusOf(cloud, "COPY", "In", to("http://elsewhere.example/.mows/dav/In"))).toBe(502);
    expect(await statusOf(cloud, "MOVE", "In", to("/.mows/dav/In/Deeper"))).toBe(409);
    expect(await statusOf(cloud, "MOVE", "In", to("/.mows/dav/"))).toBe(403);
    expect(await statusOf(cloud, "DELETE", "")).toBe(403);
  });

  it("holds a lock against everyone who has not shown its token, and against another person who has", async () => {
    await using cloud = await createFileCloud();
    await cloud.folder("/Shared");
    const token = await takeLock(cloud, "Shared/");
    const shared = await nodeAt(cloud, "Shared");
    const { principal: bob } = await cloud.addPerson();
    await shareWith(cloud, shared, bob.personId);
    const withToken = { if: `(${token})` };
    expect(await statusOf(cloud, "PUT", "Shared/a.txt", { body: "x" })).toBe(423);
    expect(await statusOf(cloud, "PUT", "Shared/a.txt", { body: "x", as: bob, headers: withToken })).toBe(423);
    expect(await statusOf(cloud, "UNLOCK", "Shared", { as: bob, headers: { "lock-token": token } })).toBe(403);
    expect(await statusOf(cloud, "PUT", "Shared/a.txt", { body: "x", headers: withToken })).toBe(201);
    expect(await statusOf(cloud, "DELETE", "Shared")).toBe(423);
    expect(await statusOf(cloud, "UNLOCK", "Shared", { headers: { "lock-token": token } })).toBe(204);
    expect(await statusOf(cloud, "PUT", "Shared/a.txt", { body: "y", as: bob })).toBe(204);
  });

  it("keeps a property as it was written, and no more of them than a node may have", async () => {
    await using cloud = await createFileCloud();
    await statusOf(cloud, "PUT", "a.txt", { body: "x" });
    const escaped = proppatchOf(`<evil xmlns="urn:x" a="&quot;&gt;">]]&gt;&lt;script&gt;</evil>`);
    expect(await statusOf(cloud, "PROPPATCH", "a.txt", { body: escaped })).toBe(207);
    const all = await (await at(cloud, "PROPFIND", "a.txt", { headers: { depth: "0" } })).text();
    expect(all).toContain("&lt;script&gt;");
    expect(all).not.toContain("<script>");
    const many = Array.from({ length: 201 }, (_, n) => `<p${n} xmlns="urn:y"/>`).join("");
    const refused = await at(cloud, "PROPPATCH", "a.txt", { body: proppatchOf(many) });
    expect(await refused.text()).toContain("507");
    expect(
      await cloud.kit.db.withTables<{ dav_properties: object }>().selectFrom("dav_properties").selectAll().execute(),
    ).toHaveLength(1);
  });
});

function proppatchOf(properties: string): string {
  return `<propertyupdate xmlns="DAV:"><set><prop>${properties.startsWith("<") ? properties : `<${properties} xmlns="urn:z"/>`}</prop></set></propertyupdate>`;
}

async function nodeAt(cloud: FileCloud, name: string): Promise<NodeId> {
  const { id } = await cloud.kit.db
    .selectFrom("nodes")
    .select("id")
    .where("name", "=", name)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return id;
}

function shareWith(cloud: FileCloud, nodeId: NodeId, personId: PersonId): Promise<unknown> {
  const grantee = { kind: "person", personId } as const;
  const grant = {
    nodeId,
    grantee,
    role: "write",
    grantedBy: cloud.ada.personId,
    source: "share",
    at: new Date(),
  } as const;
  return cloud.kit.write(cloud.ada, null, (tx) => createGrant(tx, grant));
}

/** Folders at the top, by one statement. */
async function fill(cloud: FileCloud, count: number): Promise<void> {
  await sql`
    insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
    select gen_random_uuid(), space_id, id, 'f' || n, 'f' || n, 'folder', now(), now()
    from nodes, generate_series(1, ${count}::int) n where id = ${cloud.rootId}`.execute(cloud.kit.db);
}
