import { IDBFactory } from "fake-indexeddb";
import { expect, it } from "vitest";
import { type KeptUpload, openUploadStore } from "./upload-store.ts";

const upload = (id: string): KeptUpload => ({
  id,
  key: id,
  name: `${id}.txt`,
  type: "text/plain",
  folderId: "p",
  path: "",
  isFolder: false,
  onConflict: "keep-both",
  url: null,
  paused: false,
});

const kept = (id: string) => ({ upload: upload(id), file: new Blob([`content of ${id}`]) });

it("gives what a closed tab left to exactly one of those that come after, in the order of adding", async () => {
  const database = new IDBFactory();
  const closing = openUploadStore(database, navigator.locks);
  closing.keep([kept("b"), kept("a")]);
  closing.update({ ...upload("a"), url: "http://cloud.test/uploads/1", paused: true });
  await closing.close();

  const stores = [openUploadStore(database, navigator.locks), openUploadStore(database, navigator.locks)];
  const adopted = (await Promise.all(stores.map((store) => store.adopt()))).flat();
  expect(adopted.map((one) => one.upload.id).toSorted()).toEqual(["a", "b"]);
  const a = adopted.find((one) => one.upload.id === "a");
  expect(a?.upload).toMatchObject({ url: "http://cloud.test/uploads/1", paused: true });
  expect(await a?.file.text()).toBe("content of a");
  await Promise.all(stores.map((store) => store.close()));
});

it("leaves alone what belongs to a tab that is open", async () => {
  const database = new IDBFactory();
  const open = openUploadStore(database, navigator.locks);
  open.keep([kept("a")]);
  const other = openUploadStore(database, navigator.locks);
  expect(await other.adopt()).toEqual([]);
  await Promise.all([open.close(), other.close()]);
});

it("forgets what is finished", async () => {
  const database = new IDBFactory();
  const first = openUploadStore(database, navigator.locks);
  first.keep([kept("a"), kept("b")]);
  first.forget(["a"]);
  first.update({ ...upload("a"), paused: true });
  await first.close();
  const second = openUploadStore(database, navigator.locks);
  expect((await second.adopt()).map((one) => one.upload.id)).toEqual(["b"]);
  await second.close();
});
