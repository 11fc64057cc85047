import * as Y from "yjs";
import type { Author } from "../domain/hub/author.ts";
import type { OpenDocument } from "../domain/hub/document-hub.ts";
import type { Receipt } from "../domain/hub/receipt.ts";
import type { Subscriber } from "../domain/hub/subscriber.ts";
import { author } from "./document-bench.ts";

/** A client in this process: its own `Y.Doc`, which follows an open document and sends what is typed. */
export type Editor = {
  doc: Y.Doc;
  text: Y.Text;
  author: Author;
  receipts: Receipt[];
  /** What it was told is handed over. */
  committedSequence: number;
  frames: Uint8Array[];
  hasEnded: boolean;
  /** What became of all that it typed. */
  outcomes(): Promise<string[]>;
  leave(): void;
};

export async function join(document: OpenDocument, given: { author?: Author; doc?: Y.Doc } = {}): Promise<Editor> {
  const { author: who = author(), doc = new Y.Doc() } = given;
  const fromServer = {};
  const subscriber: Subscriber = {
    update(update) {
      editor.frames.push(update);
      Y.applyUpdate(doc, update, fromServer);
    },
    committed: (sequence) => void (editor.committedSequence = sequence),
    ended: () => void (editor.hasEnded = true),
  };
  const send = (update: Uint8Array) => editor.receipts.push(document.receive(update, who, subscriber));
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== fromServer) send(update);
  };
  const unsubscribe = document.subscribe(subscriber);
  const editor: Editor = {
    doc,
    text: doc.getText("text"),
    author: who,
    receipts: [],
    committedSequence: 0,
    frames: [],
    hasEnded: false,
    async outcomes() {
      const outcomes = editor.receipts.map(async (receipt) => {
        const outcome = receipt.kind === "taken" ? await receipt.committed : receipt;
        return outcome.kind === "refused" ? outcome.reason : outcome.kind;
      });
      return Promise.all(outcomes);
    },
    leave() {
      doc.off("update", onUpdate);
      unsubscribe();
      document.release();
    },
  };
  const { update, stateVector } = await document.sync(Y.encodeStateVector(doc));
  Y.applyUpdate(doc, update, fromServer);
  const lacking = Y.diffUpdate(Y.encodeStateAsUpdate(doc), stateVector);
  doc.on("update", onUpdate);
  send(lacking);
  return editor;
}
