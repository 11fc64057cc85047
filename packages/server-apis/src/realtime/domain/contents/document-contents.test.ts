import { expect, it } from "vitest";
import * as Y from "yjs";
import { author, createDocumentBench } from "../../testing/document-bench.ts";
import { join } from "../../testing/editor.ts";
import { entryOf } from "../documents/list-entries.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { realtimeDb } from "../realtime-database.ts";

const note: DocumentSchema = { name: "note", version: 1, fields: { text: { kind: "text" } } };
const playlist: DocumentSchema = {
  name: "playlist",
  version: 1,
  fields: {
    title: { kind: "text" },
    tracks: { kind: "list", of: { kind: "record", fields: { name: { kind: "text" }, stars: { kind: "value" } } } },
    order: { kind: "list", of: { kind: "value" } },
    done: { kind: "value" },
  },
};

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function openedBench(schema?: DocumentSchema) {
  const bench = await createDocumentBench();
  const hub = bench.startHub();
  const id = await bench.createDocument(schema);
  const document = await hub.open(id);
  if (document === null) throw new Error("it was just made");
  const contents = bench.contents(hub);
  const read = async () => decode((await contents.read(id))?.bytes);
  return { bench, hub, id, contents, read, ada: await join(document) };
}

it("shows a note as Markdown, anything else as JSON by what it declares, or as it is found", async () => {
  const { bench, id, contents, ada } = await openedBench(note);
  await using _ = bench;
  ada.text.insert(0, "# Grüße");
  await ada.outcomes();
  const exported = await contents.read(id);
  expect([exported?.mime, decode(exported?.bytes), exported?.sequence]).toEqual([
    "text/markdown; charset=utf-8",
    "# Grüße",
    1,
  ]);
  const untyped = await openedBench();
  await using __ = untyped.bench;
  untyped.ada.doc.getMap("map").set("a", new Y.Array());
  untyped.ada.text.insert(0, "t");
  await untyped.ada.outcomes();
  expect(JSON.parse(await untyped.read())).toEqual({ map: { a: [] }, text: "t" });
  expect((await untyped.contents.read(untyped.id))?.mime).toBe("application/json; charset=utf-8");
});

it("merges an edited text into what others wrote since it was read", async () => {
  const { bench, hub, id, contents, read, ada } = await openedBench(note);
  await using _ = bench;
  ada.text.insert(0, "one\ntwo words here\nthree\n");
  await ada.outcomes();
  const { sequence: baseSequence = 0 } = (await contents.read(id)) ?? {};
  await bench.settle(id, hub);
  // Since then the log was put into the snapshot, and others wrote on in the same line.
  ada.text.insert(8, "[ada] ");
  ada.text.insert(0, "x".repeat(40_000));
  ada.text.delete(0, 40_000);
  await ada.outcomes();
  await realtimeDb(bench.kit.db)
    .updateTable("documents")
    .set({ settle_due_at: new Date(0) })
    .execute();
  await bench.settle(id, hub);
  expect(await realtimeDb(bench.kit.db).selectFrom("doc_updates").select("seq").execute()).toEqual([]);
  const bytes = encode("zero\none\ntwo words there\n");
  const merged = await contents.merge(id, author(), { baseSequence, mime: "text/plain", bytes });
  expect(merged).toMatchObject({ kind: "merged" });
  expect(await read()).toBe("zero\none\ntwo [ada] words there\n");
  await expect.poll(() => ada.text.toJSON()).toBe("zero\none\ntwo [ada] words there\n");
});

it("merges edited JSON field by field, and takes none that the document cannot say", async () => {
  const { bench, id, contents, read, ada } = await openedBench(playlist);
  await using _ = bench;
  const [tracks, order] = [ada.doc.getMap<Y.Map<unknown>>("tracks"), ada.doc.getMap("order")];
  ada.doc.transact(() => {
    ada.doc.getText("title").insert(0, "Road trip");
    const named = (name: string) =>
      new Y.Map<unknown>([
        ["name", new Y.Text(name)],
        ["stars", 1],
      ]);
    // Not in the order in which they stand.
    tracks.set("b", entryOf("j", named("second")));
    tracks.set("a", entryOf("i", named("first")));
    for (const [id, at, item] of [
      ["x", "k", 3],
      ["y", "i", 1],
      ["z", "j", 2],
    ] as const)
      order.set(id, entryOf(at, item));
  });
  await ada.outcomes();
  const before = JSON.parse(await read());
  const { sequence: baseSequence = 0 } = (await contents.read(id)) ?? {};
  const second = tracks.get("b")?.get("is") as Y.Map<Y.Text>;
  second.get("name")?.insert(0, "my ");
  order.set("w", entryOf("l", 4));
  await ada.outcomes();
  const edited = { ...before, title: "Long road trip", done: true, order: [0, 1, 3] };
  edited.tracks = [before.tracks[0], { name: "second one", stars: 5 }];
  const merge = (value: unknown) =>
    contents.merge(id, author(), { baseSequence, mime: "application/json", bytes: encode(JSON.stringify(value)) });
  expect(await merge(edited)).toMatchObject({ kind: "merged" });
  expect(JSON.parse(await read())).toEqual({
    title: "Long road trip",
    tracks: [before.tracks[0], { name: "my second one", stars: 5 }],
    order: [0, 1, 3, 4],
    done: true,
  });
  expect(await merge({ ...edited, title: 7 })).toEqual({ kind: "not-mergeable" });
  expect(await merge({ ...edited, other: 7 })).toEqual({ kind: "not-mergeable" });
  expect(await merge([])).toEqual({ kind: "not-mergeable" });
});

it("copies what is in a document, with who wrote it, and counts it", async () => {
  const { bench, id, contents, ada } = await openedBench(note);
  await using _ = bench;
  ada.text.insert(0, "copied, not deleted");
  ada.text.delete(6, 13);
  await ada.outcomes();
  const to = await bench.createDocument();
  await realtimeDb(bench.kit.db).deleteFrom("documents").where("node_id", "=", to).execute();
  const sizes = await bench.kit.db.transaction().execute((tx) => contents.copy(tx, [{ from: id, to }]));
  const copy = await realtimeDb(bench.kit.db)
    .selectFrom("documents")
    .selectAll()
    .where("node_id", "=", to)
    .executeTakeFirstOrThrow();
  expect([sizes.get(to), copy.counted_bytes]).toEqual([copy.stored_bytes, copy.stored_bytes]);
  expect(decode((await contents.read(to))?.bytes)).toBe("copied");
  const owners = await realtimeDb(bench.kit.db)
    .selectFrom("doc_clients")
    .selectAll()
    .where("doc_id", "=", to)
    .execute();
  expect(owners.map(({ author_id: owner }) => owner)).toEqual([ada.author.personId]);
});
