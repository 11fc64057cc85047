import type { DocSchema } from "./define-doc.ts";
import { createDraft } from "./create-draft.ts";
import { createSnapshots } from "./create-snapshots.ts";
import { DocError } from "./doc-error.ts";
import type { DocHistory, OpenDoc, TypedDoc } from "./open-doc.ts";
import type { Replica } from "./replica.ts";

/** One opening of a document. */
export function createOpenDoc(replica: Replica, history: DocHistory, close: () => Promise<void>): OpenDoc {
  return {
    id: replica.id,
    doc: replica.doc,
    awareness: replica.awareness,
    presence: replica.presence,
    get status() {
      return replica.status;
    },
    get error() {
      return replica.error;
    },
    get access() {
      return replica.access;
    },
    get acknowledged() {
      return replica.acknowledged;
    },
    get pending() {
      return replica.pending;
    },
    subscribe: replica.subscribe,
    history,
    synced: replica.synced,
    saved: replica.saved,
    close,
  };
}

/** The same, read and changed by a schema. */
export function createTypedDoc<Schema extends DocSchema>(open: OpenDoc, schema: Schema): TypedDoc<Schema> {
  return Object.assign(open, {
    snapshot: createSnapshots(open.doc, schema),
    change(edit: Parameters<TypedDoc<Schema>["change"]>[0]) {
      // whoever signs in again finds what they wrote
      if (open.error && open.error.reason !== "signed-out") throw open.error;
      if (open.access === "read") throw new DocError("read-only");
      open.doc.transact(() => edit(createDraft(open.doc, schema)));
    },
  });
}
