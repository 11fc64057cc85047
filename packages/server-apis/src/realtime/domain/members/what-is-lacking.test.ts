import { expect, it } from "vitest";
import * as Y from "yjs";
import type { NodeId } from "../../../kit/ids.ts";
import type { OpenDocument } from "../hub/document-hub.ts";
import { whatIsLacking } from "./what-is-lacking.ts";

/** A document of these updates, each its own sequence; tells which of its questions were answered. */
function documentOf(updates: readonly Uint8Array[]) {
  const asked: string[] = [];
  const whole = Y.mergeUpdates([...updates]);
  const document: OpenDocument = {
    id: "" as NodeId,
    headSequence: updates.length,
    async sync(stateVector) {
      if (stateVector !== null) asked.push("diff");
      const update = stateVector === null ? whole : Y.diffUpdate(whole, stateVector);
      return { update, stateVector: Y.encodeStateVectorFromUpdate(whole), sequence: updates.length };
    },
    async since(sequence) {
      asked.push("since");
      return { update: Y.mergeUpdates(updates.slice(sequence)), sequence: updates.length };
    },
    receive: () => ({ kind: "malformed" }),
    subscribe: () => () => undefined,
    release: () => undefined,
  };
  return { document, asked };
}

/** Three edits by one client: two insertions, and the first one deleted again. */
function threeEdits() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getText().insert(0, "a".repeat(100));
  doc.getText().insert(100, "b");
  doc.getText().delete(0, 100);
  return { updates, text: doc.getText().toJSON() };
}

async function resume(updates: readonly Uint8Array[], held: readonly Uint8Array[], sinceSequence: number) {
  const { document, asked } = documentOf(updates);
  const doc = new Y.Doc();
  for (const update of held) Y.applyUpdate(doc, update);
  const { update } = await whatIsLacking(document, { sinceSequence, stateVector: Y.encodeStateVector(doc) });
  Y.applyUpdate(doc, update);
  return { text: doc.getText().toJSON(), asked };
}

it("tells who comes again only what came since, deletions too", async () => {
  const { updates, text } = threeEdits();
  expect(await resume(updates, updates.slice(0, 1), 1)).toEqual({ text, asked: ["since"] });
  expect(await resume(updates, updates.slice(0, 2), 2)).toEqual({ text, asked: ["since"] });
});

it("believes no sequence behind which something is missing, or that is not reached", async () => {
  const { updates, text } = threeEdits();
  expect(await resume(updates, [], 2)).toEqual({ text, asked: ["since", "diff"] });
  expect(await resume(updates, updates.slice(0, 1), 9)).toEqual({ text, asked: ["diff"] });
});
