import { TextWriter, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { expect, it } from "vitest";
import type { NodeId } from "../kit/ids.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

/** Each entry's text by its path, as another program reads it; fails where a sum or a record is wrong. */
async function unpack(zip: Response): Promise<Record<string, string>> {
  await using reader = openZip(new Uint8ArrayReader(await zip.bytes()));
  const entries = (await reader.zip.getEntries()).map(async (entry) => [
    entry.filename,
    entry.directory ? "" : await entry.getData(new TextWriter()),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

function openZip(bytes: Uint8ArrayReader) {
  const zip = new ZipReader(bytes, { checkSignature: true, checkOverlappingEntry: true, useWebWorkers: false });
  return { zip, [Symbol.asyncDispose]: () => zip.close() };
}

it("holds a folder as it lies in the tree, and tells its exact length", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const music = await cloud.folder("/Musik");
  const album = await cloud.folder("/Musik/Ågætis byrjun");
  await cloud.folder("/Musik/empty");
  await cloud.upload("Svefn-g-englar ☾.mp3", "sleep", { parentId: album });
  await cloud.upload("notes.txt", "", { parentId: music });
  await cloud.upload("elsewhere.txt", "not in it");
  const response = await cloud.fetch(`files/${music}/zip`);
  const [get, head] = [
    Object.fromEntries(response.headers),
    await cloud.fetch(`files/${music}/zip`, { method: "HEAD" }),
  ];
  expect(get).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="Musik.zip"; filename*=UTF-8''Musik.zip`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(Object.fromEntries(head.headers)).toEqual(get);
  const bytes = await response.bytes();
  expect(String(bytes.byteLength)).toBe(get["content-length"]);
  expect(await unpack(new Response(bytes))).toEqual({
    "Musik/": "",
    "Musik/notes.txt": "",
    "Musik/empty/": "",
    "Musik/Ågætis byrjun/": "",
    "Musik/Ågætis byrjun/Svefn-g-englar ☾.mp3": "sleep",
  });
});

it("leads nowhere outside of where it is unpacked, and overwrites nothing there", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const folder = await cloud.folder("/in");
  for (const name of ["..\\..\\evil.txt", "C:evil", "a?b", "a_b", "...", "CON.txt", "end. "])
    await cloud.upload(name, name, { parentId: folder });
  expect(Object.keys(await unpack(await cloud.fetch(`files/${folder}/zip`))).toSorted()).toEqual([
    "in/",
    "in/.._.._evil.txt",
    "in/C_evil",
    "in/_CON.txt",
    "in/___",
    "in/a_b",
    "in/a_b (2)",
    "in/end_",
  ]);
});

it("holds only what was chosen, and nothing that is not below the folder", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const [one, other] = [await cloud.folder("/one"), await cloud.folder("/other")];
  const deep = await cloud.folder("/one/deep");
  const [a, b, c] = await Promise.all([
    cloud.upload("a.txt", "a", { parentId: one }),
    cloud.upload("A.txt", "b", { parentId: deep }),
    cloud.upload("c.txt", "c", { parentId: other }),
  ]);
  const chosen = (...ids: string[]) => cloud.fetch(`files/${one}/zip?ids=${ids.join(",")}`);
  expect(await unpack(await chosen(a, deep))).toEqual({ "a.txt": "a", "deep/": "", "deep/A.txt": "b" });
  expect(Object.keys(await unpack(await chosen(a, b))).toSorted()).toHaveLength(2);
  for (const id of [c, one, "nothing"]) expect((await chosen(a, id)).status).toBe(404);
  expect((await chosen()).status).toBe(400);
});

it("is for who may read the folder, and is cut when that ends", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const folder = await cloud.folder("/shared");
  const file = await cloud.upload("large", new Uint8Array(5_000_000), { parentId: folder });
  const { principal: bob } = await cloud.addPerson();
  const path = `files/${folder}/zip`;
  expect((await cloud.fetch(path, { as: bob })).status).toBe(404);
  expect((await cloud.fetch(path, { as: { kind: "anonymous", appId: null } })).status).toBe(401);
  const granted = await cloud.throughApp(cloud.ada, "player", { [file]: "read" });
  expect((await cloud.fetch(path, { as: granted })).status).toBe(403);
  expect((await cloud.fetch(`files/${file}/zip`, { as: granted })).status).toBe(409);

  const app = await cloud.throughApp(cloud.ada, "packer", { [folder]: "read" });
  const cut = Promise.withResolvers<void>();
  const response = await cloud.fetch(path, { as: app, cut: cut.resolve });
  await cloud.kit.db.deleteFrom("grants").where("app_id", "=", app.appId).execute();
  cloud.kit.revocations.announce({ personIds: [cloud.ada.personId] });
  await cut.promise;
  await response.body?.cancel();
});

it("lets go of the file it is in when the client leaves", async () => {
  const left = Promise.withResolvers<unknown>();
  await using cloud = await createFileCloud({ startJobs: false });
  const folder = await cloud.folder("/f");
  await cloud.upload("large", "x".repeat(1_000_000), { parentId: folder });
  const { read } = cloud.kit.blobs;
  cloud.kit.blobs.read = async (id, range) => {
    const reader = (await read(id, range)).getReader();
    return new ReadableStream({
      pull: async (controller) => controller.enqueue((await reader.read()).value ?? new Uint8Array()),
      cancel: left.resolve,
    });
  };
  const reader = (await cloud.fetch(`files/${folder}/zip`)).body!.getReader();
  await reader.read();
  await reader.cancel("gone");
  expect(await left.promise).toBe("gone");
});

it("is listed while it is sent where there is much in it, and then tells no length", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const folder = await cloud.folder("/many");
  await insertFolders(cloud, folder, 1_300);
  const response = await cloud.fetch(`files/${folder}/zip`);
  expect(response.headers.has("content-length")).toBe(false);
  expect(Object.keys(await unpack(response))).toHaveLength(1_301);
});

async function insertFolders(cloud: FileCloud, parentId: NodeId, count: number) {
  const { space_id } = await cloud.kit.db
    .selectFrom("nodes")
    .select("space_id")
    .where("id", "=", parentId)
    .executeTakeFirstOrThrow();
  const at = new Date();
  const common = { space_id, parent_id: parentId, kind: "folder" as const, size: 0, mime: null, head_version: 0 };
  const rows = Array.from({ length: count }, (_, n) => {
    const [id, name] = [cloud.kit.newId<NodeId>(), `f${n}`];
    return { ...common, id, name, name_key: name, created_at: at, modified_at: at, deleted_at: null };
  });
  await cloud.kit.db.insertInto("nodes").values(rows).execute();
}
