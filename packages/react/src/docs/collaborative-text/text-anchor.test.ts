import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { anchorAt, indexOf } from "./text-anchor.ts";

function textOf(content: string) {
  const doc = new Y.Doc();
  const text = doc.getText("text");
  text.insert(0, content);
  return { doc, text };
}

describe("an anchor in a text", () => {
  it("stays with its neighbour while others write before it, and survives JSON", () => {
    const { text } = textOf("bread, apples");
    const anchor: unknown = JSON.parse(JSON.stringify(anchorAt(text, 7)));
    text.insert(0, "milk, ");
    expect(text.toJSON().slice(indexOf(text, anchor) ?? 0)).toBe("apples");
  });

  it("leaves out what is written at the edges of a marked stretch later", () => {
    const { text } = textOf("bread");
    const [from, to] = [anchorAt(text, 0), anchorAt(text, 5, -1)];
    text.insert(5, " rolls");
    text.insert(0, "rye ");
    expect(text.toJSON().slice(indexOf(text, from) ?? 0, indexOf(text, to) ?? 0)).toBe("bread");
  });

  it("collapses where the text is deleted, and is there again when that is undone", () => {
    const { text } = textOf("milk, bread, apples");
    const [from, to] = [anchorAt(text, 6), anchorAt(text, 11, -1)];
    const manager = new Y.UndoManager(text);
    text.delete(4, 7);
    expect(indexOf(text, from)).toBe(indexOf(text, to));
    manager.undo();
    expect([indexOf(text, from), indexOf(text, to)]).toEqual([6, 11]);
  });

  it("is nowhere in another text, or before this document has heard of it", () => {
    const { doc, text } = textOf("here");
    const anchor = anchorAt(text, 2);
    expect(indexOf(doc.getText("other"), anchor)).toBeNull();
    expect(indexOf(textOf("elsewhere").text, anchor)).toBeNull();
  });

  it.each([
    null,
    "text",
    {},
    { item: "7" },
    { item: { client: "a", clock: 1 } },
    { item: { client: 1, clock: -1 } },
    { tname: 7 },
    { type: {} },
  ])("is nowhere when somebody sends %j", (sent) => {
    expect(indexOf(textOf("here").text, sent)).toBeNull();
  });
});
