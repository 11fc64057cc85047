import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, it } from "vitest";
import { createMows } from "../client.ts";
import { DocsServer } from "../testing/docs-server.ts";
import { defineDoc, list, map, type OpenDoc, record, type Room, text, value } from "./docs.ts";

const playlist = defineDoc({
  title: text(),
  tracks: list(value<string>()),
  settings: map(value<number>()),
  shuffle: value(false),
  tasks: list(record({ name: text(), done: value(false) })),
});

let server: DocsServer;
const opened: OpenDoc[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  server = new DocsServer();
  return async () => {
    for (const doc of opened.splice(0)) await doc.close();
  };
});

/** A page of a person's browser, as after a reload. */
const page = (person: string | null = "ada") =>
  createMows({ url: "http://cloud.test", fetch: server.fetchAs(person), WebSocket: server.WebSocket });

async function open(mows = page(), id = "d") {
  const doc = await mows.docs.open(id, playlist);
  opened.push(doc);
  return doc;
}

async function until(doc: Pick<OpenDoc | Room, "subscribe">, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = doc.subscribe(() => isSo() && resolve());
  if (!isSo()) await promise;
  stop();
}

const values = (items: readonly { value: string }[]) => items.map((item) => item.value).join("");

it("tells what others edit, and what is committed of one's own", async () => {
  const [ada, bob] = await Promise.all([open(), open(page("bob"))]);
  await Promise.all([ada.synced, bob.synced]);
  ada.change((draft) => {
    draft.title.replace("Monday");
    draft.tracks.push("a", "b");
    draft.shuffle = true;
  });
  expect(ada).toMatchObject({ status: "saving", pending: 1, acknowledged: 0 });
  await ada.saved();
  expect(ada).toMatchObject({ status: "saved", pending: 0, acknowledged: 1 });
  await until(bob, () => bob.snapshot().shuffle);
  expect(bob.snapshot()).toMatchObject({ title: "Monday", shuffle: true, settings: {}, tasks: [] });
  expect(values(bob.snapshot().tracks)).toBe("ab");
});

it("has one socket for all documents and rooms of a page, and one Y.Doc for all who open a document", async () => {
  const mows = page();
  const [one, same, other] = await Promise.all([open(mows), open(mows), open(mows, "e")]);
  const room = await mows.docs.room("d");
  await Promise.all([one.synced, other.synced, until(room, () => room.status === "open")]);
  expect(server.socketCount).toBe(1);
  expect(same.doc).toBe(one.doc);
  expect(same.snapshot()).toBe(one.snapshot());
  await same.close();
  one.change((draft) => draft.title.replace("still open"));
  await one.saved();
  room.close();
});

it("brings what was edited offline together, over a reload of both, without sending the rest again", async () => {
  const first = await open();
  first.change((draft) => draft.title.insert(0, "x".repeat(10_000)));
  await first.saved();
  await first.close();
  server.offline();

  const ada = await open();
  expect(ada.snapshot().title).toHaveLength(10_000);
  ada.change((draft) => draft.tracks.push("a"));
  await until(ada, () => ada.status === "offline");
  expect(ada.pending).toBe(1);
  await ada.close();
  server.doc("d").getMap("values").set("shuffle", true);

  server.isOnline = true;
  server.receivedBytes = 0;
  const again = await open();
  expect(values(again.snapshot().tracks)).toBe("a");
  await again.synced;
  await again.saved();
  expect(again.snapshot()).toMatchObject({ shuffle: true });
  expect(server.doc("d").getMap("tracks").size).toBe(1);
  expect(server.receivedBytes).toBeLessThan(300);
  const { since, lackedBytes } = server.opened.at(-1) ?? { since: 0, lackedBytes: Infinity };
  expect([since, lackedBytes < 300]).toEqual([1, true]);
});

it("sends what two tabs edited offline, also that of the one that is closed", async () => {
  await (
    await open()
  ).synced;
  await opened.pop()?.close();
  server.offline();
  const [one, other] = await Promise.all([open(), open()]);
  one.change((draft) => draft.tracks.push("1"));
  other.change((draft) => draft.tracks.push("2"));
  await other.close();
  server.isOnline = true;
  await one.synced;
  await until(one, () => one.snapshot().tracks.length === 2);
  await one.saved();
  expect(server.doc("d").getMap("tracks").size).toBe(2);
});

it("loses nothing however often the line breaks and tabs are reloaded", async () => {
  const tabs = [await open(), await open()];
  let seed = 11;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let step = 0; step < 60; step++) {
    const at = random(2);
    const tab = tabs[at] ?? (await open());
    tab.change((draft) => draft.tracks.insert(random(5), String.fromCodePoint(0x4e00 + step)));
    if (random(3) === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    if (random(4) > 0) continue;
    if (random(2) === 0) server.close(1006);
    await tab.close();
    tabs[at] = await open();
  }
  for (const tab of tabs) await tab.close();
  const last = await open();
  await last.synced;
  await last.saved();
  expect(server.doc("d").getMap("tracks").size).toBe(60);
  expect(last.snapshot().tracks).toHaveLength(60);
});

it("shows a person nothing of what another left, and forgets all at the sign-out", async () => {
  const ada = await open();
  ada.change((draft) => draft.title.replace("secret"));
  await ada.saved();
  await ada.close();
  server.docs.clear();

  const bob = await open(page("bob"));
  expect(bob.snapshot().title).toBe("");
  expect(bob.status).toBe("loading");
  await bob.close();
  await page().auth.signOut();
  server.offline();
  const later = await open();
  expect(later.snapshot().title).toBe("");
});

it("refuses edits of who may only read, before anything is done, and takes them once they may write", async () => {
  server.access = "read";
  const doc = await open();
  await doc.synced;
  expect(doc.status).toBe("read-only");
  expect(() => doc.change((draft) => draft.title.replace("mine"))).toThrow(
    expect.objectContaining({ name: "MowsError", reason: "read-only" }),
  );
  expect(doc.snapshot().title).toBe("");
});

it.each([
  [4403, "denied"],
  [4404, "gone"],
  [4401, "signed-out"],
] as const)("says why a document that is closed with %i is not to be had", async (code, status) => {
  server.closed.set("d", code);
  const doc = await open();
  await expect(doc.synced).rejects.toMatchObject({ reason: status });
  expect(doc.status).toBe(status);
});

it("keeps edits for which there is no room", async () => {
  server.refusal = "quota-exceeded";
  const doc = await open();
  await doc.synced;
  doc.change((draft) => draft.title.replace("too much"));
  await until(doc, () => doc.status === "full");
  expect(doc.pending).toBe(1);
  server.refusal = null;
  server.close(1006);
  await doc.saved();
  expect(server.doc("d").getText("title").toJSON()).toBe("too much");
});

it("hands on what is called in a room, and not what is no JSON", async () => {
  const [ada, bob] = [await page().docs.room("n"), await page("bob").docs.room("n")];
  await Promise.all([ada, bob].map((room) => until(room, () => room.status === "open")));
  const heard: unknown[] = [];
  const called = new Promise<void>((resolve) =>
    bob.onBroadcast((data) => {
      heard.push(data);
      if (data === "end") resolve();
    }),
  );
  ada.broadcast(undefined);
  ada.broadcast({ seekMs: 1 });
  ada.broadcast("end");
  await called;
  expect(heard).toEqual([{ seekMs: 1 }, "end"]);
  for (const room of [ada, bob]) room.close();
});

it("undoes what was done here, and nothing of what others did", async () => {
  const [ada, bob] = await Promise.all([open(), open(page("bob"))]);
  await Promise.all([ada.synced, bob.synced]);
  ada.change((draft) => draft.tracks.push("a"));
  await until(bob, () => bob.snapshot().tracks.length === 1);
  bob.change((draft) => draft.tracks.push("b"));
  await until(ada, () => ada.snapshot().tracks.length === 2);
  expect([ada.history.canUndo, ada.history.canRedo]).toEqual([true, false]);
  ada.history.undo();
  expect(values(ada.snapshot().tracks)).toBe("b");
  ada.history.redo();
  expect(values(ada.snapshot().tracks)).toBe("ab");
});

it("loads a subdocument over the same socket, once it is asked for", async () => {
  server.doc("sub").getText("title").insert(0, "below");
  const [ada] = [await open()];
  await ada.synced;
  const { Doc } = await import("yjs");
  ada.doc.getMap("subs").set("first", new Doc({ guid: "sub" }));
  await ada.saved();
  const bob = await open(page("bob"));
  await bob.synced;
  const sub = bob.doc.getMap<InstanceType<typeof Doc>>("subs").get("first");
  sub?.load();
  await new Promise<void>((resolve) => sub?.getText("title").observe(() => resolve()));
  expect(sub?.getText("title").toJSON()).toBe("below");
});
