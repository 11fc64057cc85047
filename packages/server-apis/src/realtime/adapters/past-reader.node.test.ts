import { expect, it } from "vitest";
import * as Y from "yjs";
import type { PastQuestion, PastReader } from "../domain/history/past-question.ts";
import { createPastReader, type PastLimits } from "./past-reader.node.ts";

function question(text: string): Extract<PastQuestion, { task: "authors" }> {
  const doc = new Y.Doc();
  doc.getText("text").insert(0, text);
  const updates = [Y.encodeStateAsUpdate(doc)];
  return { task: "authors", updates, schema: null, field: "text", fromIndex: 0, first: 10 };
}

function reader(limits: Partial<PastLimits> = {}): PastReader & AsyncDisposable {
  const made = createPastReader({ atOnceBytes: 10, ...limits });
  return { ...made, [Symbol.asyncDispose]: () => made.stop() };
}

it("answers in a thread what is large, one after the other, and again after it was ended", async () => {
  await using past = reader();
  const texts = ["a".repeat(100), "b".repeat(200)];
  const answers = await Promise.all(texts.map((text) => past.ask(question(text))));
  expect(answers).toMatchObject([{ ranges: [{ length: 100 }] }, { ranges: [{ length: 200 }] }]);
  await past.stop();
  expect(await past.ask(question("c".repeat(300)))).toMatchObject({ ranges: [{ length: 300 }] });
});

it("gives up what takes too long, turns away what would wait too long, and goes on", async () => {
  await using slow = reader({ timeoutMs: 0 });
  expect(await slow.ask(question("a".repeat(100)))).toEqual({ kind: "too-long" });
  await using busy = reader({ waiting: 1 });
  const [first, second] = await Promise.all([busy.ask(question("a".repeat(100))), busy.ask(question("b".repeat(100)))]);
  expect([first, second]).toMatchObject([{ kind: "ranges" }, { kind: "busy" }]);
});

it("tells of what cannot be a document, and stays at work", async () => {
  await using past = reader();
  const broken = { ...question(""), updates: [new Uint8Array(100).fill(255)] };
  await expect(past.ask(broken)).rejects.toThrow("could not be read");
  expect(await past.ask(question("c".repeat(100)))).toMatchObject({ kind: "ranges" });
});
