import type { NodeId } from "../../../kit/ids.ts";
import type { DocumentMerged, DocumentNotMerged } from "../../../kit/peers.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { PastReader } from "../history/past-question.ts";
import type { Author } from "../hub/author.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import { outcomeOf } from "../hub/receipt.ts";
import { baseMoment } from "./base-moment.ts";
import { schemaOf } from "./read-export.ts";

export type Edited = { baseSequence: number; mime: string; bytes: Uint8Array };

/**
 * Merges an edited export: what differs from the document as it was when it was read is edited there, by a Yjs client of its own, and that edit is
 * taken as any other, so that what others wrote since is kept.
 */
export async function mergeEdited(
  { db, hub, past }: { db: Db; hub: DocumentHub; past: PastReader },
  id: NodeId,
  author: Author,
  { baseSequence, mime, bytes }: Edited,
): Promise<DocumentMerged | DocumentNotMerged | null> {
  const schema = await schemaOf(db, id);
  if (schema === null) return null;
  const base = await baseMoment(db, id, baseSequence);
  if (base === null) return { kind: "not-mergeable" };
  const told = await past.ask({ task: "merge", ...base, schema: schema.declared, mime, bytes });
  if (told.kind === "not-mergeable") return told;
  if (told.kind !== "merge") return { kind: "refused", reason: "overloaded" };
  const document = await hub.open(id);
  if (document === null) return null;
  try {
    if (told.update === null) return { kind: "merged", sequence: document.headSequence };
    const outcome = await outcomeOf(document.receive(told.update, author, null));
    return outcome.kind === "committed" ? { kind: "merged", sequence: outcome.sequence } : outcome;
  } finally {
    document.release();
  }
}
