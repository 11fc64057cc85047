import type { Awareness } from "y-protocols/awareness";
import type { Doc, UndoManager } from "yjs";
import type { DocSchema } from "./define-doc.ts";
import type { DocDraft } from "./doc-draft.ts";
import type { DocError } from "./doc-error.ts";
import type { DocSnapshot } from "./doc-snapshot.ts";
import type { Presence } from "./presence.ts";

/**
 * `loading`: nothing of it is here yet; `connecting`: what is here may be old; `offline`: the same, and the cloud is not reached: edits are kept;
 * `saving`: edits are on their way; `saved`: everything is committed; `read-only`: up to date, and the person may not write; `full`: the space
 * has no room for the edits, which are kept here; `signed-out`: edits are kept until somebody signs in; `denied`, `gone`: not to be had.
 */
export type DocStatus =
  | "loading"
  | "connecting"
  | "offline"
  | "saving"
  | "saved"
  | "read-only"
  | "full"
  | "signed-out"
  | "denied"
  | "gone";

/** Undoes what was done here, and nothing of what others did. Changes within half a second of each other are one step. */
export interface DocHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** For editors that bind to one. */
  readonly manager: UndoManager;
}

/** A document that is open in this page. Every `open` of it gives one of its own, over the same Y.Doc; close each. */
export interface OpenDoc {
  readonly id: string;
  /** Edited freely, as by an editor's binding. Its subdocuments whose guid is a document's id are synchronised once they are loaded. */
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly presence: Presence;
  readonly status: DocStatus;
  /** Why the status is `denied`, `gone` or `signed-out`. */
  readonly error: DocError | null;
  /** Null until the cloud has said it once. */
  readonly access: "read" | "write" | null;
  /** The sequence number in the cloud's log up to which this page's edits are committed; 0 before the first. */
  readonly acknowledged: number;
  /** Updates that are not committed yet. They outlive the page, if the browser keeps them. */
  readonly pending: number;
  /** Called after what a snapshot, the status or a number here changed. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly history: DocHistory;
  /** Resolves when the document is as the cloud has it, for the first time; rejects with a `DocError` where it is not to be had. */
  readonly synced: Promise<void>;
  /** Resolves when nothing is pending; rejects with a `DocError` where that cannot come. */
  readonly saved: () => Promise<void>;
  /** Resolves when what is to be kept is kept. What is pending is sent on when the document is opened again. */
  readonly close: () => Promise<void>;
}

/** A document of a known schema. */
export interface TypedDoc<Schema extends DocSchema = DocSchema> extends OpenDoc {
  /** The same object until something changes, with all parts the same that did not. */
  readonly snapshot: () => DocSnapshot<Schema>;
  /**
   * Everything `edit` does is one transaction. Throws a `DocError` where the person may not write, before anything is done.
   * @example
   * doc.change((draft) => {
   *   draft.title.replace("Monday");
   *   draft.tracks.push(track);
   *   draft.shuffle = true;
   * });
   */
  readonly change: (edit: (draft: DocDraft<Schema>) => void) => void;
}
