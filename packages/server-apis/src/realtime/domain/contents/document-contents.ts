import type { Kit } from "../../../kit/kit.ts";
import type { DocumentContents } from "../../../kit/peers.ts";
import type { PastReader } from "../history/past-question.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import { loadDocument } from "../hub/load-document.ts";
import { copyDocuments } from "./copy-documents.ts";
import { mergeEdited } from "./merge-edited.ts";
import { readExport } from "./read-export.ts";
import { removeDocuments } from "./remove-documents.ts";

/** What is in documents, for `files`. What is read is what is committed. */
export function documentContents(self: {
  kit: Pick<Kit, "db" | "clock" | "jobs">;
  hub: DocumentHub;
  past: PastReader;
}): DocumentContents {
  const { kit, hub, past } = self;
  const { db } = kit;
  return {
    read: (id) => readExport(db, past, id),
    async readUpdate(id) {
      const loaded = await loadDocument(db, id);
      return loaded?.state.bytes ?? null;
    },
    merge: (id, author, edited) => mergeEdited({ db, hub, past }, id, author, edited),
    copy: (tx, pairs) => copyDocuments(kit, tx, pairs),
    remove: (tx, ids) => removeDocuments(kit, tx, ids),
  };
}
