import type { DocSchema } from "./define-doc.ts";
import { createDraft } from "./create-draft.ts";
import { snapshotsOf } from "./snapshots-of.ts";
import { DocError } from "./doc-error.ts";
import type { OpenDoc, TypedDoc } from "./open-doc.ts";
import type { Replica } from "./replica.ts";

/** One opening of a document: whatever the replica tells, and what is this one's own. */
export function createOpenDoc(replica: Replica, own: Pick<OpenDoc, "history" | "close">): OpenDoc {
  return Object.assign(Object.create(replica) as Replica, own);
}

/** The same, read and changed by a schema. */
export function createTypedDoc<Schema extends DocSchema>(open: OpenDoc, schema: Schema): TypedDoc<Schema> {
  return Object.assign(open, {
    snapshot: snapshotsOf(open.doc, schema),
    change(edit: Parameters<TypedDoc<Schema>["change"]>[0]) {
      // whoever signs in again finds what they wrote
      if (open.error && open.error.reason !== "signed-out") throw open.error;
      if (open.access === "read") throw new DocError("read-only");
      open.doc.transact(() => edit(createDraft(open.doc, schema)));
    },
  });
}
