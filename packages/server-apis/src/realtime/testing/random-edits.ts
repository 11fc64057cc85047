import * as Y from "yjs";
import type { Random } from "./random-numbers.ts";

/**
 * The kinds of edits that Yjs tests itself with, on the roots that `compare` of `yjs/testHelper` looks at. No character takes two code units:
 * Yjs does not promise the same to everybody where an edit cuts one in two.
 */
const edits: readonly ((doc: Y.Doc, random: Random) => void)[] = [
  (doc, random) => {
    const array = doc.getArray("array");
    const values = Array.from({ length: 1 + random.below(3) }, () => random.below(1_000));
    array.insert(random.below(array.length + 1), values);
  },
  (doc, random) => {
    const array = doc.getArray("array");
    const nested = random.chance(0.5) ? Y.Array.from([1, 2, 3, 4]) : new Y.Map([["some", "value"]]);
    array.insert(random.below(array.length + 1), [nested]);
  },
  (doc, random) => {
    const array = doc.getArray("array");
    if (array.length === 0) return;
    const at = random.below(array.length);
    const inside = array.get(at);
    if (inside instanceof Y.Array && inside.length > 0 && random.chance(0.5))
      inside.delete(random.below(inside.length), 1);
    else if (inside instanceof Y.Map && random.chance(0.5)) inside.set("some", random.below(1_000));
    else array.delete(at, Math.min(1 + random.below(3), array.length - at));
  },
  (doc, random) => {
    doc.getMap("map").set(random.oneOf(["one", "two"]), random.oneOf<unknown>([1, "text", null, { deep: [true] }]));
  },
  (doc, random) => {
    const type = random.oneOf([
      () => Y.Array.from([1, 2]),
      () => new Y.Map([["deep", "key"]]),
      () => new Y.Text("nested"),
    ]);
    doc.getMap("map").set(random.oneOf(["one", "two"]), type());
  },
  (doc, random) => doc.getMap("map").delete(random.oneOf(["one", "two"])),
  (doc, random) => {
    const text = doc.getText("text");
    const bold = random.chance(0.3) ? { bold: true } : undefined;
    text.insert(random.below(text.length + 1), random.oneOf(["word ", "a", "écrit ", "line\n"]), bold);
  },
  (doc, random) => {
    const text = doc.getText("text");
    if (text.length === 0) return;
    const at = random.below(text.length);
    text.delete(at, Math.min(1 + random.below(6), text.length - at));
  },
  (doc, random) => {
    const text = doc.getText("text");
    if (text.length === 0) return;
    const at = random.below(text.length);
    text.format(at, Math.min(1 + random.below(8), text.length - at), { bold: random.oneOf([true, null]) });
  },
  (doc, random) => {
    const text = doc.getText("text");
    text.insertEmbed(random.below(text.length + 1), { image: "cover.png" });
  },
  (doc, random) => {
    const xml = doc.get("xml", Y.XmlElement);
    const element = new Y.XmlElement(random.oneOf(["p", "li"]));
    element.setAttribute("level", String(random.below(4)));
    xml.insert(random.below(xml.length + 1), [element]);
  },
  (doc, random) => {
    const xml = doc.get("xml", Y.XmlElement);
    if (xml.length > 0) xml.delete(random.below(xml.length), 1);
  },
];

/** One edit, or a few as one transaction. */
export function editAtRandom(doc: Y.Doc, random: Random): void {
  doc.transact(() => {
    for (let count = random.chance(0.2) ? 3 : 1; count > 0; count -= 1) random.oneOf(edits)(doc, random);
  });
}
