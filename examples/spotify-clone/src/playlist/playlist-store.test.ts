import { expect, it } from "vitest";
import type { SaveOutcome } from "../upload/save-file.ts";
import type { PlaylistFiles } from "./playlist-files.ts";
import { PlaylistStore } from "./playlist-store.ts";
import type { Playlist } from "./playlist.ts";

const playlist: Playlist = { id: "p", revision: 1, name: "List", trackIds: [] };

/** A folder in memory whose writes end when the test says so. */
function memoryFolder() {
  const files = new Map<string, Playlist>();
  const writes: { playlist: Playlist; end: (failure?: string) => void }[] = [];
  let nodeCount = 0;
  const folder: PlaylistFiles = {
    remove(nodeIds) {
      for (const nodeId of nodeIds) files.delete(nodeId);
      return Promise.resolve(null);
    },
    write: (written, replacedNodeIds) =>
      new Promise<SaveOutcome>((resolve) => {
        const end = (failure?: string) => {
          if (failure !== undefined) return resolve({ kind: "failed", message: failure });
          nodeCount += 1;
          files.set(`n${nodeCount}`, written);
          for (const nodeId of replacedNodeIds) files.delete(nodeId);
          return resolve({ kind: "saved", nodeId: `n${nodeCount}` });
        };
        writes.push({ playlist: written, end });
      }),
  };
  const stored = () => [...files].map(([nodeId, file]) => ({ ...file, nodeId }));
  return { folder, files, writes, stored };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it("shows an edit before it is in the cloud, and once when it is", async () => {
  const { folder, writes, stored } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  expect(store.getSnapshot()).toMatchObject([{ name: "List", problem: null }]);
  writes[0]!.end();
  await settled();
  store.setStored(stored());
  expect(store.getSnapshot()).toMatchObject([{ revision: 1 }]);
});

it("writes only the newest of the edits that came while it was saving", async () => {
  const { folder, files, writes } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  store.save({ ...playlist, revision: 2, name: "Two" });
  store.save({ ...playlist, revision: 3, name: "Three" });
  writes[0]!.end();
  await settled();
  writes[1]!.end();
  await settled();
  expect(writes.map((write) => write.playlist.revision)).toEqual([1, 3]);
  expect([...files.values()].map(({ name }) => name)).toEqual(["Three"]);
});

it("keeps an edit that failed, says why, and writes it on retry", async () => {
  const { folder, files, writes } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  writes[0]!.end("The disk is full.");
  await settled();
  expect(store.getSnapshot()).toMatchObject([{ name: "List", problem: "The disk is full." }]);
  store.retry("p");
  writes[1]!.end();
  await settled();
  expect(files.size).toBe(1);
  expect(store.getSnapshot()).toMatchObject([{ problem: null }]);
});

it("shows a newer revision that another tab wrote", async () => {
  const { folder, writes, stored } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  writes[0]!.end();
  await settled();
  store.setStored([...stored(), { ...playlist, revision: 2, name: "Elsewhere", nodeId: "n9" }]);
  expect(store.getSnapshot()).toMatchObject([{ name: "Elsewhere", revision: 2 }]);
});

it("deletes the file that an interrupted save left behind", async () => {
  const { folder, files, stored } = memoryFolder();
  files.set("old", playlist);
  files.set("new", { ...playlist, revision: 2 });
  new PlaylistStore(folder).setStored(stored());
  await settled();
  expect([...files.keys()]).toEqual(["new"]);
});

it("leaves nothing of a playlist that is deleted while it is being saved", async () => {
  const { folder, files, writes } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  expect(await store.remove("p")).toBeNull();
  writes[0]!.end();
  await settled();
  expect(files.size).toBe(0);
  expect(store.getSnapshot()).toEqual([]);
});

it("forgets a playlist that another tab deleted", async () => {
  const { folder, writes, stored } = memoryFolder();
  const store = new PlaylistStore(folder);
  store.save(playlist);
  writes[0]!.end();
  await settled();
  store.setStored(stored());
  store.setStored([]);
  expect(store.getSnapshot()).toEqual([]);
});
