import { expect, it } from "vitest";
import { createDocumentBench, storedDocument } from "../../testing/document-bench.ts";
import { join } from "../../testing/editor.ts";
import { createLossyBus } from "../../testing/lossy-bus.ts";
import { realtimeDb } from "../realtime-database.ts";

it("converges over two processes that lose messages, in a log without gaps", async () => {
  await using bench = await createDocumentBench();
  const bus = createLossyBus((count) => count % 3 === 0);
  const id = await bench.createDocument();
  const hubs = [bench.startHub({ bus }), bench.startHub({ bus })];
  const editors = await Promise.all(
    [...hubs, ...hubs].map(async (hub) => {
      const document = await hub.open(id);
      if (document === null) throw new Error("it was just made");
      return { ...(await join(document)), document };
    }),
  );
  for (let round = 0; round < 12; round += 1) {
    for (const [at, { text }] of editors.entries()) text.insert(text.length, `${at}.${round} `);
    await Promise.all(editors.map((editor) => editor.outcomes()));
    // Beside edits, in either process.
    if (round === 6) await settleNow();
  }
  async function settleNow(): Promise<void> {
    await realtimeDb(bench.kit.db)
      .updateTable("documents")
      .set({ settle_due_at: new Date(0) })
      .execute();
    const [hub] = hubs;
    if (hub !== undefined) await bench.settle(id, hub);
  }
  bus.recover();
  const stored = (await storedDocument(bench.kit.db, id)).getText("text").toJSON();
  expect(stored.length).toBe(4 * (10 * 4 + 2 * 5));
  await expect.poll(() => editors.map(({ text }) => text.toJSON())).toEqual(editors.map(() => stored));
  const { head_seq: head } = await realtimeDb(bench.kit.db)
    .selectFrom("documents")
    .select("head_seq")
    .executeTakeFirstOrThrow();
  await expect.poll(() => editors.map(({ document }) => document.headSequence)).toEqual(editors.map(() => head));
  const rows = await realtimeDb(bench.kit.db).selectFrom("doc_updates").select("seq").orderBy("seq").execute();
  expect(rows.map(({ seq }) => seq - (rows[0]?.seq ?? 0))).toEqual(rows.map((_, index) => index));
  expect(rows.at(-1)?.seq).toBe(head);
});
