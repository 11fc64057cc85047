import { describe, expect, it } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { listChildren } from "./files/domain/tree/list-children.ts";
import { askFiles, mutate } from "./files/testing/ask-files.ts";
import { createFileCloud, type FileCloud } from "./files/testing/file-cloud.ts";
import { bookkeeping } from "./files/testing/grow-tree.ts";
import { readConfig } from "./kit/config.ts";
import { createGrant } from "./kit/grants/create-grant.ts";
import type { NodeId } from "./kit/ids.ts";
import { linkPrincipal } from "./kit/testing/link-principal.ts";
import type { Principal } from "./kit/principal.ts";
import { createDocument } from "./realtime/domain/documents/create-document.ts";
import { realtime } from "./realtime/service.ts";
import { search as searching } from "./search/domain/search.ts";
import { search } from "./search/service.ts";

const note = JSON.stringify({ name: "note", version: 1, fields: { text: { kind: "text" } } });

/** Editing has paused as soon as nobody writes. */
const config = readConfig({ MOWS_DOCS_SETTLE_AFTER_MS: "200" });

const openCloud = () => createFileCloud({ beside: [realtime, search], overrides: { config } });

async function addNote(cloud: FileCloud, name: string, parentId: NodeId = cloud.rootId): Promise<NodeId> {
  const input = { parentId, name, schema: note, onConflict: "fail", idempotencyKey: null } as const;
  const made = await createDocument(cloud.kit, cloud.kit.peers, cloud.ada, input);
  if (made.kind !== "document-created") throw new Error(made.kind);
  return made.id;
}

/** A client of WebDAV: `put` gives the status. */
function client(cloud: FileCloud, as: Principal, path: string) {
  return {
    as,
    get: () => cloud.fetch(`dav/${path}`, { as }),
    read: async () => (await cloud.fetch(`dav/${path}`, { as })).text(),
    put: async (body: string, headers: Record<string, string> = {}) =>
      (await cloud.fetch(`dav/${path}`, { as, method: "PUT", body, headers })).status,
    /** Size and tag, as a listing tells them. */
    listed: async () => {
      const body = `<propfind xmlns="DAV:"><prop><getcontentlength/><getetag/></prop></propfind>`;
      const response = await cloud.fetch(`dav/${path}`, { as, method: "PROPFIND", headers: { depth: "0" }, body });
      const text = (await response.text()).replaceAll("&quot;", '"');
      return [/getcontentlength>(\d+)</.exec(text)?.[1], /getetag>([^<]*)</.exec(text)?.[1]];
    },
  };
}

async function settled({ kit }: FileCloud, id: NodeId): Promise<void> {
  const sequence = async () => {
    const node = await kit.db.selectFrom("nodes").select("export_sequence").where("id", "=", id).executeTakeFirst();
    return node?.export_sequence ?? 0;
  };
  await expect.poll(sequence, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0);
}

describe("a document over WebDAV", () => {
  it("merges what several clients send, each as an edit of what it had", async () => {
    await using cloud = await openCloud();
    const id = await addNote(cloud, "list.md");
    const [phone, laptop] = await Promise.all(
      ["token-phone", "token-laptop"].map(async (token) =>
        client(cloud, await cloud.throughApp(cloud.ada, token, { [cloud.rootId]: "write" }), "list.md"),
      ),
    );
    if (phone === undefined || laptop === undefined) throw new Error("two clients were asked for");
    expect(await phone.put("milk\n")).toBe(409);
    expect(await phone.read()).toBe("");
    expect(await phone.put("milk\n")).toBe(204);
    const tag = (await laptop.get()).headers.get("etag") ?? "";
    expect(await phone.put("milk\nbread\n")).toBe(204);
    expect(await laptop.put("eggs\nmilk\n")).toBe(204);
    expect(await phone.read()).toBe("eggs\nmilk\nbread\n");
    // It has not seen the bread, and does not take it away by saving again.
    expect(await laptop.put("eggs\nmilk (2)\n")).toBe(204);
    expect(await laptop.read()).toBe("eggs\nmilk (2)\nbread\n");
    expect(await phone.put("honey\nmilk\n", { "if-match": tag })).toBe(204);
    expect(await phone.read()).toMatch(/^(honey\neggs|eggs\nhoney)\nmilk \(2\)\nbread\n$/);
    expect(await phone.put("x", { "if-match": '"something-else"' })).toBe(412);
    expect(await phone.put("x", { "if-none-match": "*" })).toBe(412);
    // A program that writes beside it first, and then puts that in its place.
    await laptop.read();
    expect((await cloud.fetch("dav/.list.tmp", { as: laptop.as, method: "PUT", body: "all done\n" })).status).toBe(201);
    const headers = { destination: "/.mows/dav/list.md" };
    expect((await cloud.fetch("dav/.list.tmp", { as: laptop.as, method: "MOVE", headers })).status).toBe(204);
    expect(await phone.read()).toBe("all done\n");
    expect((await phone.get()).headers.get("etag")).toContain(id);
  });

  it("tells of its size and tag what GET gives, while it is edited and afterwards", async () => {
    await using cloud = await openCloud();
    const id = await addNote(cloud, "tags.md");
    const own = client(cloud, cloud.ada, "tags.md");
    const asServed = async () => {
      const response = await own.get();
      return [String((await response.bytes()).byteLength), response.headers.get("etag") ?? undefined];
    };
    const empty = await asServed();
    expect(await own.listed()).toEqual(empty);
    await own.put("héllo");
    const edited = await asServed();
    expect(edited).toEqual(["6", expect.not.stringMatching(empty[1] ?? "")]);
    expect(await own.listed()).toEqual(edited);
    await settled(cloud, id);
    expect(await own.listed()).toEqual(edited);
    expect((await cloud.fetch("dav/tags.md", { headers: { "if-none-match": edited[1] ?? "" } })).status).toBe(304);
  });
});

describe("a document in the tree", () => {
  it("lies among the files by name, page by page, and opens by its own kind", async () => {
    await using cloud = await openCloud();
    for (const name of ["b.txt", "d.txt", "f.txt"]) await cloud.upload(name, name);
    for (const name of ["a", "c", "e"]) await addNote(cloud, name);
    await cloud.folder("/z");
    const listed: string[] = [];
    let after: string | null = null;
    do {
      const page = await listChildren(cloud.kit, cloud.ada, {
        folderId: cloud.rootId,
        first: 2,
        after,
        order: "name-asc",
      });
      if (page.kind !== "page") throw new Error(page.kind);
      listed.push(...page.nodes.map(({ name }) => name));
      after = page.endCursor;
    } while (after !== null);
    expect(listed).toEqual(["z", "a", "b.txt", "c", "d.txt", "e", "f.txt"]);
    const { versions } = await askFiles(
      cloud,
      cloud.ada,
      `{ versions(nodeId: "${await addNote(cloud, "n")}") { __typename } }`,
    );
    expect(versions).toEqual({ __typename: "NotAFile" });
  });

  it("is served as its export, to visitors of a link too, and whole as an update", async () => {
    await using cloud = await openCloud();
    const { kit, ada, rootId } = cloud;
    const id = await addNote(cloud, "Plan");
    await client(cloud, ada, "Plan").read();
    await client(cloud, ada, "Plan").put("one two three");
    const content = `files/${id}/content`;
    const part = await cloud.fetch(content, { headers: { range: "bytes=4-6" } });
    expect([part.status, await part.text()]).toEqual([206, "two"]);
    expect((await cloud.fetch(`${content}?download`)).headers.get("content-disposition")).toContain('"Plan.md"');
    expect((await cloud.fetch(content, { headers: { "sec-fetch-dest": "script" } })).status).toBe(403);
    const update = await cloud.fetch(`${content}?format=update`);
    expect(update.headers.get("content-disposition")).toMatch(/^attachment/);
    const doc = new Doc();
    applyUpdate(doc, await update.bytes());
    expect(doc.getText("text").toJSON()).toBe("one two three");
    const grantId = await kit.write(ada, null, (tx) =>
      createGrant(tx, {
        nodeId: id,
        grantee: { kind: "link" },
        role: "read",
        grantedBy: ada.personId,
        source: "share",
        at: new Date(),
      }),
    );
    expect(await (await cloud.fetch(content, { as: linkPrincipal(grantId) })).text()).toBe("one two three");
    const zip = await (await cloud.fetch(`files/${rootId}/zip`)).text();
    expect(zip).toContain("Plan.md");
    expect(zip).toContain("one two three");
  });

  it("counts what it takes wherever it goes, and goes for good", async () => {
    await using cloud = await openCloud();
    const { kit, ada, rootId } = cloud;
    const bob = await cloud.addPerson();
    const folder = await cloud.folder("/Notes");
    const id = await addNote(cloud, "counted", folder);
    const own = client(cloud, ada, "Notes/counted");
    await own.read();
    await own.put("so many words ".repeat(500));
    const balanced = async () => {
      const { told, found } = await bookkeeping(cloud);
      expect(told).toEqual(found);
    };
    const used = async (root: NodeId) =>
      (await kit.db.selectFrom("spaces").select("used_bytes").where("root_id", "=", root).executeTakeFirstOrThrow())
        .used_bytes;
    await settled(cloud, id);
    const before = await used(rootId);
    expect(before).toBeGreaterThan(6_500);
    const copy = await mutate(cloud, ada, "copyNode", { id: folder, parentId: rootId, name: "Copied" });
    expect(copy["__typename"]).toBe("NodeCopied");
    expect(await client(cloud, ada, "Copied/counted").read()).toBe(await own.read());
    expect(await used(rootId)).toBeGreaterThan(before);
    await balanced();
    await kit.write(ada, null, (tx) =>
      createGrant(tx, {
        nodeId: bob.rootId,
        grantee: { kind: "person", personId: ada.personId },
        role: "write",
        grantedBy: bob.principal.personId,
        source: "share",
        at: new Date(),
      }),
    );
    expect((await mutate(cloud, ada, "moveNode", { id: folder, parentId: bob.rootId }))["__typename"]).toBe(
      "NodeMoved",
    );
    expect(await used(bob.rootId)).toBe(before);
    expect(await used(rootId)).toBeGreaterThan(6_500);
    await balanced();
    await mutate(cloud, bob.principal, "deleteNode", { id: folder });
    await mutate(cloud, bob.principal, "restoreNode", { id: folder });
    expect((await cloud.fetch(`files/${id}/content`, { as: bob.principal })).status).toBe(200);
    await mutate(cloud, bob.principal, "deleteNode", { id: folder });
    await mutate(cloud, bob.principal, "deleteForever", { id: folder });
    await expect.poll(() => used(bob.rootId), { timeout: 10_000, interval: 10 }).toBe(0);
    await balanced();
    expect(await kit.peers.documentContents.read(id)).toBeNull();
  });

  it("is found by its name, and by what is written in it once editing pauses", async () => {
    await using cloud = await openCloud();
    const { kit, ada } = cloud;
    const id = await addNote(cloud, "Einkauf");
    await client(cloud, ada, "Einkauf").read();
    await client(cloud, ada, "Einkauf").put("Zwetschgen und Mehl");
    await settled(cloud, id);
    const filters = {
      kinds: ["document" as const],
      tags: [],
      artist: null,
      modifiedAfter: null,
      modifiedBefore: null,
      takenAfter: null,
      takenBefore: null,
      place: null,
      starred: false,
    };
    const find = async (text: string) => {
      const found = await searching({ kit, peers: kit.peers }, ada, {
        text,
        withinId: null,
        first: 9,
        after: null,
        filters,
      });
      return found.kind === "search-page" ? found.hits.map((hit) => hit.id) : found.kind;
    };
    await expect.poll(() => find("einkauf"), { timeout: 10_000 }).toEqual([id]);
    await expect.poll(() => find("zwetschgen"), { timeout: 10_000 }).toEqual([id]);
  });
});
