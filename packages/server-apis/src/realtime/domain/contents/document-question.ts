import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import type { Moment } from "../history/past-question.ts";

/** What is asked of a document as it is: data alone, since another thread may answer. `updates` are Yjs updates (v1) that make it up. */
export type DocumentQuestion =
  | {
      /** For settling: `before` and the updates from `historyFrom` on become one segment of its history. */
      task: "digest";
      updates: readonly Uint8Array[];
      schema: DocumentSchema | null;
      historyFrom: number;
      before: Uint8Array | null;
    }
  | { task: "export"; updates: readonly Uint8Array[]; schema: DocumentSchema | null }
  | {
      /** An edited export, against the moment that the export showed. */
      task: "merge";
      updates: readonly Uint8Array[];
      schema: DocumentSchema | null;
      moment: Moment;
      mime: string;
      bytes: Uint8Array;
    };

export type DocumentAnswers = {
  digest: {
    kind: "digest";
    /** All of it as one update, deleted text collected. */
    collected: Uint8Array;
    stateVector: Uint8Array;
    /** Null where there was nothing to merge. */
    segment: Uint8Array | null;
    /** `Y.encodeSnapshot`. */
    snapshot: Uint8Array;
    exportBytes: number;
    text: string | null;
  };
  export: { kind: "export"; mime: string; bytes: Uint8Array };
  /** `update` is null where nothing differs. */
  merge: { kind: "merge"; update: Uint8Array | null } | { kind: "not-mergeable" };
};
