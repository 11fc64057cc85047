import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { Doc, encodeStateAsUpdate, mergeUpdates } from "yjs";
import { beforeEach, expect, it } from "vitest";
import { type DocDatabase, openDocDatabase } from "./doc-database.ts";
import { createDocStore } from "./doc-store.ts";

let database: DocDatabase;

beforeEach(async () => {
  Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });
  const opened = await openDocDatabase();
  if (opened === null) throw new Error("there is no database");
  database = opened;
  await database.setOwner("ada");
});

const facts = { sequence: 1, access: "write" } as const;

/** A tab's document with its store, which keeps every update as if the cloud had confirmed it. */
function tab(personId = "ada") {
  const doc = new Doc();
  const store = createDocStore(database, { personId, docId: "d", whole: () => encodeStateAsUpdate(doc) });
  return { doc, store };
}

async function readText(): Promise<string> {
  const { updates } = await tab().store.load();
  const doc = new Doc();
  if (updates.length > 0) (await import("yjs")).applyUpdate(doc, mergeUpdates([...updates]));
  return doc.getText("t").toJSON();
}

const rowCount = () =>
  database.read(
    (rows) =>
      new Promise<number>((resolve) => {
        const request = rows.count();
        request.addEventListener("success", () => resolve(request.result));
      }),
  );

it("makes few rows of many, and loses nothing of what another tab wrote meanwhile", async () => {
  const [one, other] = [tab(), tab()];
  other.doc.on("update", (update: Uint8Array) => other.store.settle(update, [], facts));
  one.doc.on("update", (update: Uint8Array) => one.store.settle(update, [], facts));
  for (let n = 0; n < 150; n++) one.doc.getText("t").insert(n, "x");
  other.doc.getText("t").insert(0, "yy");
  await Promise.all([one.store.idle(), other.store.idle()]);
  expect(await rowCount()).toBeLessThan(70);
  expect([...(await readText())].toSorted().join("")).toBe(`${"x".repeat(150)}yy`);
});

it("keeps an edit until it is confirmed, and tells it to other tabs", async () => {
  const [one, other] = [tab(), tab()];
  one.doc.getText("t").insert(0, "edit");
  const edit = { row: "1", update: encodeStateAsUpdate(one.doc) };
  one.store.keep(edit);
  await one.store.idle();
  expect((await other.store.editsBeside(new Set())).map(({ row }) => row)).toEqual(["1"]);
  expect(await other.store.editsBeside(new Set(["1"]))).toEqual([]);
  one.store.settle(edit.update, ["1"], facts);
  await one.store.idle();
  const { edits, sequence, access } = await other.store.load();
  expect({ edits, sequence, access }).toEqual({ edits: [], ...facts });
  expect(await readText()).toBe("edit");
});

it("writes nothing for a person who has signed out, or when another has come", async () => {
  const { store, doc } = tab();
  doc.getText("t").insert(0, "a");
  await database.clear();
  store.keep({ row: "1", update: encodeStateAsUpdate(doc) });
  await store.idle();
  expect(await rowCount()).toBe(0);
  await database.setOwner("bob");
  store.settle(encodeStateAsUpdate(doc), [], facts);
  await store.idle();
  expect(await rowCount()).toBe(1);
});
