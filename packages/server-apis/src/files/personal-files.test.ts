import { expect, it } from "vitest";
import { createFileCloud } from "./testing/file-cloud.ts";

it("lists every file of one's own space by its path, with its newest content, and nobody else's", async () => {
  await using cloud = await createFileCloud();
  const { kit, ada } = cloud;
  await cloud.upload("top.txt", "top");
  const music = await cloud.folder("/Music/Album");
  await cloud.upload("track.txt", "track", { parentId: music });
  const bob = await cloud.addPerson();
  await cloud.upload("bobs.txt", "secret", { parentId: bob.rootId, as: bob.principal });
  const gone = await cloud.folder("/Gone");
  await cloud.upload("gone.txt", "gone", { parentId: gone });
  await kit.db.updateTable("nodes").set({ deleted_at: new Date() }).where("id", "=", gone).execute();

  const found: Record<string, string> = {};
  for await (const { path, size, open } of kit.peers.personalFiles.list(ada.personId)) {
    found[path] = await new Response(await open()).text();
    expect(size).toBe(found[path].length);
  }
  expect(found).toEqual({ "top.txt": "top", "Music/Album/track.txt": "track" });
});

it("lists more files than fit into one batch, each once", async () => {
  await using cloud = await createFileCloud({ startJobs: false });
  const names = Array.from({ length: 205 }, (_, index) => `file-${String(index).padStart(3, "0")}.bin`);
  for (const name of names) await cloud.upload(name, name);
  const found: string[] = [];
  for await (const { path } of cloud.kit.peers.personalFiles.list(cloud.ada.personId)) found.push(path);
  expect(found.toSorted()).toEqual(names);
});

it("takes a space away for its person at once, rows and bytes soon after, and leaves others alone", async () => {
  await using cloud = await createFileCloud();
  const { kit, ada } = cloud;
  const id = await cloud.upload("mine.txt", "mine");
  const bob = await cloud.addPerson();
  const bobs = await cloud.upload("bobs.txt", "bobs", { parentId: bob.rootId, as: bob.principal });
  await kit.write({ kind: "operator" }, null, (tx) => kit.peers.personalFiles.delete(tx, ada.personId));
  expect((await cloud.fetch(`files/${id}/content`)).status).toBe(404);
  await kit.jobs.idle();
  expect(await kit.db.selectFrom("spaces").select("owner_id").execute()).toEqual([
    { owner_id: bob.principal.personId },
  ]);
  expect(await kit.db.selectFrom("nodes").select("id").where("id", "=", id).execute()).toEqual([]);
  expect((await cloud.fetch(`files/${bobs}/content`, { as: bob.principal })).status).toBe(200);
});
