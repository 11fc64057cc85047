import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDocumentBench, storedDocument } from "../../testing/document-bench.ts";
import { join } from "../../testing/editor.ts";
import { createFaultyDatabase } from "../../testing/faulty-database.ts";
import { realtimeDb } from "../realtime-database.ts";

const typed = (doc: Y.Doc): string => doc.getText("text").toJSON();

it("tells nobody that an edit is stored before it is, and keeps it through an outage", async () => {
  await using bench = await createDocumentBench();
  const faulty = createFaultyDatabase(bench.kit.db);
  const hub = bench.startHub({ db: faulty.db });
  const id = await bench.createDocument();
  const document = await hub.open(id);
  if (document === null) throw new Error("it was just made");
  const [ada, bob] = [await join(document), await join(document)];
  ada.text.insert(0, "a");
  await ada.outcomes();
  faulty.goAway();
  ada.text.insert(1, "b");
  // Shown at once, stored later.
  await expect.poll(() => typed(bob.doc)).toBe("ab");
  let outcomes: string[] | null = null;
  void ada.outcomes().then((all) => (outcomes = all));
  expect(typed(await storedDocument(bench.kit.db, id))).toBe("a");
  // Whoever sends it again is not told that it is known, since it may still be lost.
  const again = document.receive(Y.encodeStateAsUpdate(ada.doc), ada.author, null);
  expect(again.kind).toBe("taken");
  expect(outcomes).toBeNull();
  faulty.comeBack();
  expect((await ada.outcomes()).at(-1)).toBe("committed");
  expect(typed(await storedDocument(bench.kit.db, id))).toBe("ab");
});

it("takes no more than it can hold while the database is away", async () => {
  await using bench = await createDocumentBench();
  const faulty = createFaultyDatabase(bench.kit.db);
  const hub = bench.startHub({ db: faulty.db, limits: { backlogBytes: 1_000 } });
  const document = await hub.open(await bench.createDocument());
  if (document === null) throw new Error("it was just made");
  const ada = await join(document);
  ada.text.insert(0, "a");
  await ada.outcomes();
  faulty.goAway();
  for (let part = 0; part < 4; part += 1) ada.text.insert(0, "x".repeat(400));
  faulty.comeBack();
  expect((await ada.outcomes()).slice(2)).toEqual(["committed", "committed", "overloaded", "overloaded"]);
});

it("repeats what may have been committed without losing count", async () => {
  await using bench = await createDocumentBench();
  const faulty = createFaultyDatabase(bench.kit.db);
  const hub = bench.startHub({ db: faulty.db });
  const id = await bench.createDocument();
  const document = await hub.open(id);
  if (document === null) throw new Error("it was just made");
  const [ada, bob] = [await join(document), await join(document)];
  ada.text.insert(0, "one");
  await ada.outcomes();
  faulty.loseAnswer();
  ada.text.insert(3, " two");
  await ada.outcomes();
  ada.text.insert(7, " three");
  await ada.outcomes();
  const rows = await realtimeDb(bench.kit.db).selectFrom("doc_updates").select("seq").orderBy("seq").execute();
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  // The row whose answer was lost is a gap that is found in the log.
  await expect.poll(() => document.headSequence).toBe(4);
  await expect.poll(() => bob.committedSequence).toBe(4);
  expect([typed(bob.doc), typed(await storedDocument(bench.kit.db, id))]).toEqual(["one two three", "one two three"]);
});

it("commits the edits of many documents together, and those of one that is gone cost the others nothing", async () => {
  await using bench = await createDocumentBench();
  const hub = bench.startHub();
  const ids = await Promise.all(Array.from({ length: 20 }, () => bench.createDocument()));
  const editors = await Promise.all(
    ids.map(async (id) => {
      const document = await hub.open(id);
      if (document === null) throw new Error("it was just made");
      return join(document);
    }),
  );
  for (const { text } of editors) text.insert(0, "first");
  await Promise.all(editors.map((editor) => editor.outcomes()));
  const [gone = ids[0]] = ids;
  await realtimeDb(bench.kit.db)
    .deleteFrom("documents")
    .where("node_id", "=", gone as never)
    .execute();
  const commits = async () => Number(/mows_docs_commits_total (\d+)/.exec(await bench.kit.metrics.text())?.[1]);
  const before = await commits();
  for (const { text } of editors) text.insert(5, " second");
  const outcomes = await Promise.all(editors.map(async (editor) => (await editor.outcomes()).at(-1)));
  expect(outcomes).toEqual(ids.map((id) => (id === gone ? "document-gone" : "committed")));
  expect((await commits()) - before).toBe(1);
});
