import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import type { DocumentAnswers, DocumentQuestion } from "../contents/document-question.ts";
import type { Hunk } from "../../../kit/text-diff/hunks-of.ts";

/** A time of a document. `kept` holds `Y.encodeSnapshot` of then. */
export type Moment = { kind: "empty" } | { kind: "kept"; snapshot: Uint8Array } | { kind: "now" };

/**
 * What is asked of a document's past: data alone, since another thread may answer. `updates` are all that is known of it, Yjs updates (v1) with
 * nothing collected; only `authors` and `snapshot` get by with its present.
 */
export type PastQuestion =
  | DocumentQuestion
  | { task: "compare"; updates: readonly Uint8Array[]; schema: DocumentSchema | null; from: Moment; to: Moment }
  | {
      task: "restore";
      updates: readonly Uint8Array[];
      schema: DocumentSchema | null;
      to: Moment;
      /** The Yjs client id of the edit. */
      clientId: number;
    }
  | {
      task: "authors";
      updates: readonly Uint8Array[];
      schema: DocumentSchema | null;
      field: string | null;
      fromIndex: number;
      /** The most ranges. */
      first: number;
    }
  | { task: "snapshot"; updates: readonly Uint8Array[] };

/** Neighbouring units of a text that one Yjs client wrote. */
export type ClientRange = { index: number; length: number; clientId: number };

export type PastAnswers = DocumentAnswers & {
  compare: { kind: "hunks"; hunks: Hunk[] } | { kind: "too-large" };
  /** `update` is null where nothing differs; `before` is `Y.encodeSnapshot` of what it was made for. */
  restore: { kind: "restoring"; update: Uint8Array | null; before: Uint8Array };
  authors:
    | { kind: "ranges"; field: string; ranges: ClientRange[]; endIndex: number | null }
    | { kind: "no-field"; fields: string[] };
  snapshot: { kind: "snapshot"; snapshot: Uint8Array };
};

export type PastAnswer<T extends PastQuestion["task"]> = PastAnswers[T];

/** Answers about documents' pasts, where that blocks nobody. */
export type PastReader = {
  /** `too-long`: it took longer, or more memory, than one question may. `busy`: too many wait already. Both leave nothing behind. */
  ask<T extends PastQuestion["task"]>(
    question: Extract<PastQuestion, { task: T }>,
  ): Promise<PastAnswer<T> | { kind: "too-long" } | { kind: "busy" }>;
  stop(): Promise<void>;
};
