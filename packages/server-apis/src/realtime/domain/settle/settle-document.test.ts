import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDocumentBench, storedDocument } from "../../testing/document-bench.ts";
import { join } from "../../testing/editor.ts";
import { createPastReader } from "../../adapters/past-reader.memory.ts";
import { realtimeDb } from "../realtime-database.ts";
import { documentJobs } from "./document-jobs.ts";

const note = { name: "note", version: 1, fields: { text: { kind: "text" } } } as const;

async function openedBench() {
  const bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument(note);
  const document = await hub.open(id);
  if (document === null) throw new Error("it was just made");
  return { bench, hub, id, document, ada: await join(document) };
}

it("puts the log into a snapshot and into history, beside edits, and loses nothing of either", async () => {
  const { bench, hub, id, document, ada } = await openedBench();
  await using _ = bench;
  const tables = realtimeDb(bench.kit.db);
  for (let round = 0; round < 3; round += 1) {
    ada.text.insert(0, "secret");
    await ada.outcomes();
    ada.text.delete(0, 6);
    ada.text.insert(0, "x".repeat(20_000));
    await ada.outcomes();
    const settling = bench.settle(id, hub);
    ada.text.insert(0, `round ${round} `);
    await Promise.all([settling, ada.outcomes()]);
  }
  const state = await tables.selectFrom("documents").selectAll().executeTakeFirstOrThrow();
  expect(state.snapshot_seq).toBeGreaterThan(0);
  expect(state.snapshot_seq).toBeLessThanOrEqual(state.head_seq);
  expect((await storedDocument(bench.kit.db, id)).getText("text").toJSON()).toBe(ada.text.toJSON());
  // Who comes anew loads it from there.
  const fresh = bench.startHub();
  const reopened = await fresh.open(id);
  const bob = reopened === null ? null : await join(reopened);
  expect(bob?.text.toJSON()).toBe(ada.text.toJSON());
  expect(await bob?.outcomes()).toEqual(["known"]);
  const segments = await tables.selectFrom("doc_history").selectAll().orderBy("upto_seq").execute();
  expect([segments[0]?.from_seq, segments.at(-1)?.upto_seq]).toEqual([1, state.snapshot_seq]);
  const past = new Y.Doc({ gc: false });
  for (const { bytes } of segments) Y.applyUpdate(past, bytes);
  const deleted = [...(past.store.clients.get(ada.doc.clientID) ?? [])].filter(({ deleted: gone }) => gone);
  expect(JSON.stringify(deleted.map((item) => (item instanceof Y.Item ? item.content : null)))).toContain("secret");
  document.release();
});

it("trims the room it holds to what is stored, and tells the tree what is in it", async () => {
  const { bench, hub, id, ada } = await openedBench();
  await using _ = bench;
  bench.room.bytes = 1_000_000;
  ada.text.insert(0, "# Hello");
  await ada.outcomes();
  expect(bench.room.bytes).toBeLessThan(1_000_000 - 60_000);
  await expect.poll(async () => (await bench.settle(id, hub), bench.settled.get(id)?.text)).toBe("# Hello");
  const { stored_bytes: stored, counted_bytes: counted } = await realtimeDb(bench.kit.db)
    .selectFrom("documents")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect([counted, 1_000_000 - bench.room.bytes]).toEqual([stored, stored]);
  expect(bench.settled.get(id)).toEqual({ sequence: 1, size: 7, text: "# Hello" });
  const before = bench.settled.size;
  await bench.settle(id, hub);
  expect(bench.settled.size).toBe(before);
  ada.text.insert(7, " again");
  expect((await ada.outcomes()).at(-1)).toBe("committed");
});

it("waits until edits pause, and no longer than a while", async () => {
  const { bench, hub, id, ada } = await openedBench();
  await using _ = bench;
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  const kit = { ...bench.kit, clock };
  const past = createPastReader();
  const settling = { kit, peers: bench.kit.peers, hub, past, settleAfterMs: 60_000 };
  const [jobs, tables] = [documentJobs({ ...settling, hub }), realtimeDb(bench.kit.db)];
  const run = () => jobs["realtime.settle"]?.run({ documentId: id }, AbortSignal.timeout(10_000));
  const planned = () => bench.kit.db.selectFrom("jobs").select("run_at").orderBy("run_at").execute();
  ada.text.insert(0, "a");
  await ada.outcomes();
  expect(await planned()).toHaveLength(1);
  // Not due yet.
  await run();
  now += 90_000;
  await tables.updateTable("doc_updates").set({ at: clock.now() }).execute();
  // Due, but somebody has just edited it.
  await run();
  expect([bench.settled.size, (await planned()).length]).toEqual([0, 2]);
  now += 5 * 60_000;
  await tables.updateTable("doc_updates").set({ at: clock.now() }).execute();
  await run();
  expect(bench.settled.get(id)?.text).toBe("a");
  expect((await tables.selectFrom("documents").select("settle_due_at").executeTakeFirst())?.settle_due_at).toBeNull();
});
