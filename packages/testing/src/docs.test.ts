import { createDocumentCalls, defineDoc, list, type OpenDoc, type Room, text, value } from "@mows/sdk/docs";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestCloud } from "./create-test-cloud.ts";
import type { TestCloud } from "./test-cloud.ts";
import type { TestUser } from "./test-user.ts";

const playlist = defineDoc(
  { title: text(), tracks: list(value<string>()), shuffle: value(false) },
  { name: "playlist" },
);

const app = { app: "music", grants: [{ path: "/Music", access: "write" }] } as const;

let cloud: TestCloud;
let ada: TestUser;
const left: (() => unknown)[] = [];

beforeAll(async () => {
  cloud = await createTestCloud();
  ada = await cloud.user("ada", app);
});

afterAll(() => cloud.close());

beforeEach(() => async () => {
  for (const leave of left.splice(0)) await leave();
});

async function create(user: TestUser, name: string): Promise<string> {
  const result = await user.mows.files.roots();
  const folder = result.__typename === "Roots" ? result.roots[0]?.node?.id : undefined;
  const created = await createDocumentCalls(user.mows).create({
    parentId: folder ?? "",
    name,
    schema: playlist,
    onConflict: "KEEP_BOTH",
  });
  if (created.__typename !== "DocumentCreated") throw new Error(JSON.stringify(created));
  return created.id;
}

async function open(user: TestUser, id: string) {
  const doc = await user.mows.docs.open(id, playlist);
  left.push(doc.close);
  await doc.synced;
  return doc;
}

async function until(followed: Pick<OpenDoc | Room, "subscribe">, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = followed.subscribe(() => isSo() && resolve());
  if (!isSo()) await promise;
  stop();
}

const tracksOf = (doc: Awaited<ReturnType<typeof open>>) =>
  doc
    .snapshot()
    .tracks.map((item) => item.value)
    .join("");

it("edits one document in two browsers, and acknowledges what is committed", async () => {
  const id = await create(ada, "Monday");
  const [here, there] = [await open(ada, id), await open(await cloud.user("ada", app), id)];
  here.change((draft) => {
    draft.title.replace("Monday");
    draft.tracks.push("a", "b", "c");
  });
  expect(here.status).toBe("saving");
  await here.saved();
  expect(here).toMatchObject({ status: "saved", acknowledged: 1 });
  await until(there, () => tracksOf(there) === "abc");
  there.change((draft) => draft.tracks.move(draft.tracks.ids[2] ?? "", 0));
  await until(here, () => tracksOf(here) === "cab");
  await there.saved();
});

it("lets an app read what it may not write", async () => {
  const id = await create(ada, "Read");
  const writer = await open(ada, id);
  const reader = await open(
    await cloud.user("ada", { app: "reader", grants: [{ path: "/Music", access: "read" }] }),
    id,
  );
  expect([reader.status, reader.access]).toEqual(["read-only", "read"]);
  expect(() => reader.change((draft) => draft.title.replace("mine"))).toThrow("may not change");
  writer.change((draft) => draft.title.replace("Ada's"));
  await until(reader, () => reader.snapshot().title === "Ada's");
});

it("brings together what was edited while the network was away", async () => {
  const id = await create(ada, "Away");
  const [here, there] = [await open(ada, id), await open(await cloud.user("ada", app), id)];
  cloud.network.offline();
  await until(here, () => here.status === "offline");
  here.change((draft) => draft.tracks.push("1", "2"));
  there.change((draft) => draft.tracks.push("3"));
  expect([here.pending, there.pending]).toEqual([1, 1]);
  cloud.network.online();
  await until(here, () => here.status === "saved" && tracksOf(here).length === 3);
  await until(there, () => there.status === "saved" && tracksOf(there).length === 3);
  expect(tracksOf(here)).toBe(tracksOf(there));
});

it("shows who is there, by names that nobody chooses for themselves", async () => {
  const id = await create(ada, "Together");
  const [here, there] = [await open(ada, id), await open(await cloud.user("ada", app), id)];
  there.presence.setMe({ cursor: 3, user: { id: "somebody", name: "Somebody else" } });
  await until(here.presence, () => here.presence.others[0]?.state["cursor"] === 3);
  expect(here.presence.others).toMatchObject([
    { person: { id: ada.id, name: "ada" }, state: { cursor: 3 }, clientId: there.doc.clientID },
  ]);
  await there.close();
  await until(here.presence, () => here.presence.others.length === 0);
});

it("calls to everybody in a room, and shows them again after the network was away", async () => {
  const id = await create(ada, "Room");
  const enter = async () => {
    const room = await (await cloud.user("ada", app)).mows.docs.room<{ track: string }>(id, "listen");
    left.push(room.close);
    await until(room, () => room.status === "open");
    return room;
  };
  const [host, guest] = [await enter(), await enter()];
  host.setMe({ track: "a" });
  await until(guest, () => guest.others[0]?.state.track === "a");
  const heard = new Promise((resolve) => guest.onBroadcast((data, from) => resolve([data, from.person.name])));
  expect(host.broadcast({ play: true })).toBe(true);
  expect(await heard).toEqual([{ play: true }, "ada"]);

  cloud.network.offline();
  await until(guest, () => guest.status === "offline");
  expect([guest.others, host.broadcast("lost")]).toEqual([[], false]);
  cloud.network.online();
  await until(guest, () => guest.others[0]?.state.track === "a");
});

it("tells when there is no such document, and when nobody is signed in any more", async () => {
  const nowhere = await ada.mows.docs.open(ada.id, playlist);
  left.push(nowhere.close);
  await expect(nowhere.synced).rejects.toMatchObject({ reason: "gone" });

  const user = await cloud.user("ada", app);
  const doc = await open(user, await create(ada, "Session"));
  await cloud.network.expireToken(user);
  await until(doc, () => doc.status === "signed-out");
  doc.change((draft) => draft.title.replace("kept"));
  expect(doc.pending).toBe(1);
});
