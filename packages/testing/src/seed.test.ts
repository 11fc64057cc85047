import { expect, it } from "vitest";
import { createTestClock, createTestCloud, type TestCloud } from "./index.ts";

const start = new Date("2026-05-04T12:00:00Z");

async function fill(cloud: TestCloud): Promise<Record<string, string>> {
  const ada = await cloud.user("ada");
  const bob = await cloud.user("bob");
  const folder = await cloud.files.folder(ada, "/Music/Albums");
  const { nodeId: song } = await cloud.files.upload(ada, "/Music/song.mp3", "no sound at all");
  await cloud.settled();
  const player = await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "write" }] });
  const made = await player.mows.files.createFolder({ parentId: folder, name: "Live" });
  if (made.__typename !== "FolderCreated") throw new Error(made.__typename);
  const { rule } = await player.explain("write", song);
  return { ada: ada.id, bob: bob.id, folder, song, live: made.folder.id, rule };
}

it("gives the same calls the same ids again, in clouds at once and one after another", async () => {
  await using first = await createTestCloud({ seed: 7, clock: createTestClock(start) });
  await using second = await createTestCloud({ seed: 7, clock: createTestClock(start) });
  const [ids, others] = await Promise.all([fill(first), fill(second)]);
  expect(others).toEqual(ids);
  await first.close();

  await using third = await createTestCloud({ seed: 7 });
  expect(await fill(third)).toEqual(ids);
});

it("gives another seed, and none, other ids, all of them in the order of making", async () => {
  await using seeded = await createTestCloud({ seed: "a" });
  await using other = await createTestCloud({ seed: "b" });
  await using random = await createTestCloud();
  const all = [];
  for (const cloud of [seeded, other, random]) {
    const { ada = "", bob = "", folder = "", song = "", live = "" } = await fill(cloud);
    const ids = [ada, bob, folder, song, live];
    expect(ids.toSorted()).toEqual(ids);
    all.push(...ids);
  }
  expect(new Set(all).size).toBe(all.length);
});
