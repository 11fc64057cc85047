import * as Y from "yjs";
import type { Author } from "./author.ts";
import type { LiveDocument } from "./live-document.ts";
import { outcomeOf, type Committed, type Refused } from "./receipt.ts";

/** Has `make` edit the document as it is now, as a Yjs client of its own; resolves once that is committed. */
export async function editDocument(
  document: LiveDocument,
  author: Author,
  make: (doc: Y.Doc) => void,
): Promise<Committed | Refused> {
  const { update } = await document.sync(null);
  const doc = new Y.Doc({ gc: false });
  try {
    Y.applyUpdate(doc, update);
    const edits: Uint8Array[] = [];
    doc.on("update", (edit: Uint8Array) => edits.push(edit));
    doc.transact(() => make(doc));
    if (edits.length === 0) return { kind: "committed", sequence: document.headSequence };
    return await outcomeOf(document.receive(Y.mergeUpdates(edits), author, null));
  } finally {
    doc.destroy();
  }
}
