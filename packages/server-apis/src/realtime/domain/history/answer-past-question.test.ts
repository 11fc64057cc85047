import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { entryOf } from "../documents/list-entries.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { answerPastQuestion } from "./answer-past-question.ts";
import type { Moment, PastAnswer } from "./past-question.ts";

const schema: DocumentSchema = {
  name: "all",
  version: 1,
  fields: {
    body: { kind: "text" },
    tracks: { kind: "list", of: { kind: "value" } },
    page: { kind: "xml" },
    state: { kind: "value" },
  },
};
const note: DocumentSchema = { name: "note", version: 1, fields: { text: { kind: "text" } } };

const kept = (doc: Y.Doc): Moment => ({ kind: "kept", snapshot: Y.encodeSnapshot(Y.snapshot(doc)) });

/** A document that keeps what was deleted, as its history does. */
function historyDoc(clientID: number): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = clientID;
  return doc;
}

function ask(doc: Y.Doc, to: Moment, clientId = 99): PastAnswer<"restore"> {
  return answerPastQuestion<"restore">({
    task: "restore",
    updates: [Y.encodeStateAsUpdate(doc)],
    schema,
    to,
    clientId,
  });
}

/** Everything there is to see, unit by unit: how formatting is cut into pieces says nothing. */
function shown(doc: Y.Doc): unknown {
  const units = doc
    .getText("body")
    .toDelta()
    .flatMap(({ insert, attributes = {} }: { insert: unknown; attributes?: object }) =>
      (typeof insert === "string" ? insert.split("") : [insert]).map((unit) => [unit, attributes]),
    );
  const page = doc.getXmlFragment("page").toJSON().replaceAll("</bold><bold>", "");
  return [units, doc.getArray("rows").toJSON(), doc.getMap("tracks").toJSON(), page, doc.getMap("values").toJSON()];
}

/** Numbers below `limit` that are the same for a seed (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function editText(text: Y.Text, below: (limit: number) => number): void {
  const at = below(text.length + 1);
  const length = below(text.length - at + 1);
  const edits = [
    () => text.insert(at, ["ab", "xyz", "line\n", "ü"][below(4)] ?? "", below(2) === 0 ? { bold: true } : {}),
    () => text.delete(at, length),
    () => text.format(at, length, { bold: below(2) === 0 ? true : null }),
    () => text.insertEmbed(at, { image: below(3) }),
  ];
  edits[below(edits.length)]?.();
}

/** A list as a schema declares it: `listEntries`. */
function editTracks(tracks: Y.Map<Y.Map<unknown>>, below: (limit: number) => number): void {
  const id = `t${below(5)}`;
  const entry = tracks.get(id);
  if (entry === undefined) tracks.set(id, entryOf(`i${below(9)}`, below(9)));
  else if (below(3) === 0) tracks.delete(id);
  else entry.set("at", `i${below(9)}`);
}

/** A list that no schema declares. */
function editRows(rows: Y.Array<Y.Map<unknown>>, below: (limit: number) => number): void {
  const at = below(rows.length + 1);
  const row = rows.length > at ? rows.get(at) : undefined;
  const kind = below(4);
  if (row === undefined || kind === 0) {
    const made = new Y.Map<unknown>();
    made.set("title", new Y.Text(`row ${below(9)}`));
    rows.insert(at, [made]);
  } else if (kind === 1) rows.delete(at, 1);
  else if (kind === 2) row.set("done", { at: below(5) });
  else editText(row.get("title") as Y.Text, below);
}

function editPage(page: Y.XmlFragment, below: (limit: number) => number): void {
  const at = below(page.length + 1);
  const element = page.length > at ? (page.get(at) as Y.XmlElement) : undefined;
  const kind = below(4);
  if (element === undefined || kind === 0) {
    const made = new Y.XmlElement(["p", "h1"][below(2)] ?? "p");
    made.insert(0, [new Y.XmlText("text")]);
    page.insert(at, [made]);
  } else if (kind === 1) page.delete(at, 1);
  else if (kind === 2) element.setAttribute("align", String(below(3)));
  else editText(element.get(0) as Y.XmlText, below);
}

function edit(doc: Y.Doc, below: (limit: number) => number): void {
  const kinds = [
    () => editText(doc.getText("body"), below),
    () => editRows(doc.getArray("rows"), below),
    () => editTracks(doc.getMap("tracks"), below),
    () => editPage(doc.getXmlFragment("page"), below),
    () => doc.getMap("values").set("state", ["a", below(3)]),
    () => doc.getMap("values").delete("state"),
  ];
  kinds[below(kinds.length)]?.();
}

describe("restoring", () => {
  it("brings back any time from any other, whatever was edited between", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const below = numbers(seed);
      const docs = [historyDoc(1), historyDoc(2)] as const;
      const [one, other] = docs;
      const times: { moment: Moment; seen: unknown }[] = [{ moment: { kind: "empty" }, seen: shown(new Y.Doc()) }];
      for (let step = 0; step < 60; step += 1) {
        edit(docs[below(2)] ?? one, below);
        if (step % 9 !== 0) continue;
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
        times.push({ moment: kept(one), seen: shown(one) });
      }
      for (let again = 0; again < 4; again += 1) {
        const { moment, seen } = times[below(times.length)] ?? times[0]!;
        const { update } = ask(one, moment, 1_000 + again);
        if (update !== null) Y.applyUpdate(one, update);
        expect(shown(one), `seed ${seed}`).toEqual(seen);
        expect(ask(one, moment, 2_000 + again).update, `seed ${seed}`).toBeNull();
        times.push({ moment: kept(one), seen });
      }
    }
  });

  it("leaves alone what is the same: others' cursors stay, and what they write meanwhile", () => {
    const doc = historyDoc(1);
    const text = doc.getText("body");
    text.insert(0, "one two three");
    const before = kept(doc);
    text.delete(3, 4);
    text.insert(text.length, " four");
    const third = new Y.Doc();
    Y.applyUpdate(third, Y.encodeStateAsUpdate(doc));
    const cursor = Y.createRelativePositionFromTypeIndex(third.getText("body"), 5);
    third.getText("body").insert(5, "~");
    const { update } = ask(doc, before);
    Y.applyUpdate(third, update ?? new Uint8Array());
    expect(third.getText("body").toJSON()).toBe("one two t~hree");
    expect(Y.createAbsolutePositionFromRelativePosition(cursor, third)?.index).toBe(10);
    expect(Y.decodeUpdate(update ?? new Uint8Array()).structs).toHaveLength(1);
  });

  it("writes nothing where what was taken away was put back by hand", () => {
    const doc = historyDoc(1);
    doc.getText("body").insert(0, "stays");
    const before = kept(doc);
    doc.getText("body").delete(0, 5);
    doc.getText("body").insert(0, "stays");
    expect(ask(doc, before).update).toBeNull();
  });
});

it("compares a note by its lines, and everything else as JSON", () => {
  const doc = historyDoc(1);
  doc.getText("text").insert(0, "one\ntwo\n");
  const from = kept(doc);
  doc.getText("text").insert(4, "and\n");
  const updates = [Y.encodeStateAsUpdate(doc)];
  const to: Moment = { kind: "now" };
  const lines = [
    { change: "same", text: "one" },
    { change: "added", text: "and" },
    { change: "same", text: "two" },
  ];
  expect(answerPastQuestion<"compare">({ task: "compare", updates, schema: note, from, to })).toMatchObject({
    hunks: [{ fromLine: 1, fromCount: 2, toLine: 1, toCount: 3, lines }],
  });
  doc.getMap("values").set("done", true);
  const more = { updates: [Y.encodeStateAsUpdate(doc)], schema: null, from, to };
  expect(JSON.stringify(answerPastQuestion<"compare">({ task: "compare", ...more }))).toContain('"done\\": true');
});

it("tells the writers of a text page by page, also of one whose deleted parts were collected", () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  [one.clientID, other.clientID] = [1, 2];
  one.getText("text").insert(0, "aaxxaa");
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  other.getText("text").delete(2, 2);
  other.getText("text").insert(2, "bb");
  const question = {
    task: "authors" as const,
    updates: [Y.encodeStateAsUpdate(other)],
    schema: note,
    field: null,
    fromIndex: 0,
    first: 2,
  };
  const [a, b] = [
    { index: 0, length: 2, clientId: 1 },
    { index: 2, length: 2, clientId: 2 },
  ];
  expect(answerPastQuestion<"authors">(question)).toEqual({
    kind: "ranges",
    field: "text",
    ranges: [a, b],
    endIndex: 4,
  });
  expect(answerPastQuestion<"authors">({ ...question, fromIndex: 3, first: 9 })).toMatchObject({
    ranges: [
      { index: 3, length: 1, clientId: 2 },
      { index: 4, length: 2, clientId: 1 },
    ],
    endIndex: null,
  });
  expect(answerPastQuestion<"authors">({ ...question, field: "title" })).toEqual({
    kind: "no-field",
    fields: ["text"],
  });
});
