import type { TextRange } from "../collaborative-text/text-anchor.ts";

/** Who says so: the name as it was then, for those who have left since. */
export interface CommentAuthor {
  readonly id: string;
  readonly name: string;
}

/**
 * What the document keeps of comments: a map of these, each with a key of its own and never changed, so that those who comment at once cannot
 * overwrite each other. A comment's key is its id; `resolved` has that of its thread with `.resolved` behind it.
 */
export type CommentEntry =
  | {
      readonly kind: "comment";
      /** The id of the thread's first comment: its own where it begins one. */
      readonly thread: string;
      readonly by: CommentAuthor;
      /** Milliseconds since 1970, by the clock of whoever wrote it. */
      readonly at: number;
      readonly text: string;
      /** What a thread is about, on its first comment; none is about all of the document. */
      readonly about?: { readonly range: TextRange; readonly quote: string };
    }
  | { readonly kind: "resolved"; readonly by: CommentAuthor; readonly at: number };

export type CommentOnText = Extract<CommentEntry, { kind: "comment" }>;
