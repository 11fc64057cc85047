import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { CommentEntry } from "./comment-entry.ts";
import { CommentStore } from "./comment-store.ts";

const ada = { id: "ada", name: "Ada Lovelace" };
const bob = { id: "bob", name: "Bob" };

/** A document on somebody's page, with its comments. */
function page() {
  const doc = new Y.Doc();
  const store = new CommentStore(doc.getMap<CommentEntry>("comments"));
  store.subscribe(() => undefined);
  return {
    doc,
    store,
    said: () => store.getSnapshot().threads.map(({ comments }) => comments.map(({ text }) => text)),
  };
}

function exchange(...docs: readonly Y.Doc[]) {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

describe("comments", () => {
  it("of two who reply and resolve at once are all there", () => {
    const [first, second] = [page(), page()];
    first.store.draft();
    first.store.add("Who brings the bread?", ada);
    exchange(first.doc, second.doc);
    const [thread] = second.store.getSnapshot().threads;
    first.store.reply(thread?.id ?? "", "I could.", ada);
    second.store.reply(thread?.id ?? "", "I do.", bob);
    second.store.resolve(thread?.id ?? "", bob);
    exchange(first.doc, second.doc);
    expect(first.said()).toEqual(second.said());
    expect(first.said()[0]?.toSorted()).toEqual(["I could.", "I do.", "Who brings the bread?"]);
    expect(first.store.getSnapshot().threads[0]?.resolved?.by).toEqual(bob);
  });

  it("go with the first of their thread, and alone otherwise", () => {
    const { store, said } = page();
    store.draft();
    store.add("One", ada);
    const { id } = store.getSnapshot().threads[0]!;
    store.reply(id, "Two", bob);
    const reply = store.getSnapshot().threads[0]?.comments[1];
    store.remove(reply?.id ?? "");
    expect(said()).toEqual([["One"]]);
    store.reply(id, "Three", bob);
    store.remove(id);
    expect(said()).toEqual([]);
  });

  it("are not undone with what was typed", () => {
    const { doc, store, said } = page();
    const manager = new Y.UndoManager(doc);
    store.draft();
    store.add("Stays", ada);
    manager.undo();
    expect(said()).toEqual([["Stays"]]);
  });

  it("pass over what is none: anybody who may write could have put it there", () => {
    const { doc, said } = page();
    const entries = doc.getMap("comments");
    const whole = { kind: "comment", thread: "a", by: ada, at: 1, text: "Whole" };
    entries.set("a", whole);
    const broken = [7, null, {}, { ...whole, by: "ada" }, { ...whole, text: 7 }, { ...whole, about: { quote: "x" } }];
    for (const [index, entry] of broken.entries()) entries.set(`broken ${index}`, entry);
    expect(said()).toEqual([["Whole"]]);
  });
});
