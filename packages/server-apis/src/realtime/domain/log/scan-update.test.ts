import { expect, it } from "vitest";
import * as Y from "yjs";
import { randomNumbers, type Random } from "../../testing/random-numbers.ts";
import { diffScanned } from "./diff-scanned.ts";
import { mergeScanned } from "./merge-scanned.ts";
import { scanUpdate, type ScannedUpdate } from "./scan-update.ts";

function scanned(bytes: Uint8Array): ScannedUpdate {
  const update = scanUpdate(bytes);
  if (update === null) throw new Error("Yjs made it");
  return update;
}

/** A document with everything that Yjs knows, and all updates that made it. */
function everything(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("text");
  text.insert(0, "grüße 👋 aus");
  text.format(0, 3, { bold: true, link: { href: "x" } });
  text.insertEmbed(2, { image: "y" });
  text.delete(1, 4);
  const map = doc.getMap<unknown>("map");
  map.set("value", [1, -2.5, null, true, "s", { a: 2n ** 40n }, new Uint8Array([1, 2])]);
  map.set("bytes", new Uint8Array([3]));
  map.set("inner", new Y.Map([["list", Y.Array.from([1, 2])]]));
  map.delete("value");
  map.set("sub", new Y.Doc());
  const fragment = doc.getXmlFragment("xml");
  const element = new Y.XmlElement("p");
  fragment.insert(0, [element, new Y.XmlText("hi")]);
  element.setAttribute("class", "c");
  doc.getArray("list").push([1, "two", { three: 3 }]);
  doc.getArray("list").delete(1, 1);
  return { doc, updates };
}

it("reads all that Yjs writes to the last byte", () => {
  const { doc, updates } = everything();
  const full = Y.encodeStateAsUpdate(doc);
  const withGaps = Y.mergeUpdates(updates.filter((_, index) => index % 2 === 0));
  for (const bytes of [...updates, full, withGaps, Y.encodeStateAsUpdate(new Y.Doc())]) {
    const { structs, ds } = Y.decodeUpdate(bytes);
    const { blocks, deleted } = scanned(bytes);
    expect(blocks.reduce((count, block) => count + block.count, 0)).toBe(structs.length);
    expect(deleted.length).toBe([...ds.clients.values()].flat().length);
  }
});

it("merges as Yjs does, in any order", () => {
  const random = randomNumbers(7);
  const docs = [everything(), everything(), everything()];
  const updates = docs.flatMap(({ updates: own }) => own);
  for (let round = 0; round < 20; round += 1) {
    const shuffled = round === 0 ? updates : updates.toSorted(() => random.next() - 0.5);
    const merged = mergeScanned(shuffled.map(scanned));
    expect(scanUpdate(merged.bytes)).toEqual(merged);
    const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
    Y.applyUpdate(ours, merged.bytes);
    Y.applyUpdate(theirs, Y.mergeUpdates(updates));
    expect(Y.encodeStateAsUpdate(ours)).toEqual(Y.encodeStateAsUpdate(theirs));
  }
});

const damagedUpdates = process.env["MOWS_LONG"] === "1" ? 20_000 : 500;

it("takes of damaged updates only what a document can take", () => {
  const random = randomNumbers(11);
  const { doc, updates } = everything();
  const valid = [...updates, Y.encodeStateAsUpdate(doc)];
  let taken = 0;
  for (let round = 0; round < damagedUpdates; round += 1) {
    const damaged = damage(random.oneOf(valid), random);
    const update = scanUpdate(damaged);
    if (update === null) continue;
    taken += 1;
    const target = new Y.Doc();
    Y.applyUpdate(target, Y.encodeStateAsUpdate(doc));
    // Neither the document nor what merges without one may throw.
    Y.applyUpdate(target, update.bytes);
    Y.encodeStateAsUpdate(target);
    Y.applyUpdate(new Y.Doc(), mergeScanned([scanned(valid.at(-1) ?? damaged), update]).bytes);
  }
  expect(taken).toBeGreaterThan(damagedUpdates / 50);
  expect(scanUpdate(Uint8Array.from([...(updates[0] ?? []), 0]))).toBeNull();
  for (let length = 0; length < 64; length += 1) {
    scanUpdate(Uint8Array.from({ length }, () => random.below(256)));
  }
});

/** One bit over, a byte random, or cut short. */
function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  const at = random.below(damaged.length);
  if (random.chance(0.1)) return damaged.subarray(0, at);
  damaged[at] = random.chance(0.7) ? (damaged[at] ?? 0) ^ (1 << random.below(8)) : random.below(256);
  return damaged;
}

it("cuts off what somebody has, at any clock", () => {
  const { doc, updates } = everything();
  const full = scanned(Y.encodeStateAsUpdate(doc));
  for (let count = 0; count <= updates.length; count += 1) {
    const behind = new Y.Doc();
    if (count > 0) Y.applyUpdate(behind, Y.mergeUpdates(updates.slice(0, count)));
    const lacking = diffScanned(full, Y.encodeStateVector(behind));
    expect(scanUpdate(lacking)).not.toBeNull();
    expect(lacking.byteLength).toBeLessThanOrEqual(full.bytes.byteLength);
    Y.applyUpdate(behind, lacking);
    expect(Y.encodeStateAsUpdate(behind)).toEqual(full.bytes);
  }
});
