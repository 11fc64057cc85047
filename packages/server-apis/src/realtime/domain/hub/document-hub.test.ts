import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDocumentBench, storedDocument } from "../../testing/document-bench.ts";
import { join } from "../../testing/editor.ts";
import type { OpenDocument } from "./document-hub.ts";

async function opened(document: Promise<OpenDocument | null>): Promise<OpenDocument> {
  const found = await document;
  if (found === null) throw new Error("there is no such document");
  return found;
}

it("hands edits on, and tells their author once they are stored", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument();
  const [ada, bob] = [await join(await opened(hub.open(id))), await join(await opened(hub.open(id)))];
  ada.text.insert(0, "hello");
  ada.text.insert(5, " world");
  expect(await ada.outcomes()).toEqual(["known", "committed", "committed"]);
  await expect.poll(() => bob.text.toJSON()).toBe("hello world");
  expect(ada.frames).toEqual([]);
  expect((await storedDocument(bench.kit.db, id)).getText("text").toJSON()).toBe("hello world");
  await expect.poll(() => bob.committedSequence).toBe(1);
});

it("stores nothing when a client comes back with what is there", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument();
  const document = await opened(hub.open(id));
  const ada = await join(document);
  ada.text.insert(0, "one two three");
  ada.text.delete(4, 4);
  await ada.outcomes();
  const { headSequence } = document;
  const again = document.receive(Y.encodeStateAsUpdate(ada.doc), ada.author, null);
  expect(again).toEqual({ kind: "known", sequence: headSequence });
  const back = await join(await opened(hub.open(id)), { author: ada.author, doc: ada.doc });
  expect(await back.outcomes()).toEqual(["known"]);
  expect(document.headSequence).toBe(headSequence);
});

it("gives what came after a sequence, and all of it after it was let go of", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub({ limits: { unloadAfterMs: 1 } });
  const id = await bench.createDocument();
  const document = await opened(hub.open(id));
  const ada = await join(document);
  ada.text.insert(0, "a");
  await ada.outcomes();
  const { update: early, sequence } = await document.since(0);
  ada.text.insert(1, "b");
  await ada.outcomes();
  const late = await document.since(sequence);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, late.update);
  expect(doc.getText("text").toJSON()).toBe("");
  Y.applyUpdate(doc, early);
  expect(doc.getText("text").toJSON()).toBe("ab");
  ada.leave();
  await expect.poll(() => bench.kit.metrics.text()).toContain("mows_docs_open 0");
  const bob = await join(await opened(hub.open(id)));
  expect(bob.text.toJSON()).toBe("ab");
});

it("lets nobody write as another's Yjs client", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument();
  const ada = await join(await opened(hub.open(id)));
  ada.text.insert(0, "mine");
  await ada.outcomes();
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ada.doc));
  forged.clientID = ada.doc.clientID;
  const eve = await join(await opened(hub.open(id)), { doc: forged });
  eve.text.insert(0, "not ");
  expect(await eve.outcomes()).toEqual(["known", "client-taken"]);
  expect(ada.text.toJSON()).toBe("mine");
  expect((await storedDocument(bench.kit.db, id)).getText("text").toJSON()).toBe("mine");
});

it("refuses what the space has no room for before anybody sees it", async () => {
  await using bench = await createDocumentBench();
  bench.room.bytes = 2_000;
  const hub = bench.startHub();
  const id = await bench.createDocument();
  const [ada, bob] = [await join(await opened(hub.open(id))), await join(await opened(hub.open(id)))];
  ada.text.insert(0, "x".repeat(1_000));
  ada.text.insert(0, "y".repeat(5_000));
  expect(await ada.outcomes()).toEqual(["known", "committed", "quota-exceeded"]);
  await expect.poll(() => bob.text.length).toBe(1_000);
  bench.room.bytes = 1_000_000;
  // What was refused is not taken for stored: it is taken when it comes again.
  const again = await join(await opened(hub.open(id)), { author: ada.author, doc: ada.doc });
  expect(await again.outcomes()).toEqual(["committed"]);
  await expect.poll(() => bob.text.length).toBe(6_000);
});

it("tells those who have it open that a document is gone, when that is certain", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument();
  const ada = await join(await opened(hub.open(id)));
  const contents = bench.contents(hub);
  await bench.kit.db.transaction().execute((tx) => contents.remove(tx, [id]));
  ada.text.insert(0, "into the void");
  expect(await ada.outcomes()).toEqual(["known", "document-gone"]);
  expect(ada.hasEnded).toBe(true);
  expect(await hub.open(id)).toBeNull();
});
