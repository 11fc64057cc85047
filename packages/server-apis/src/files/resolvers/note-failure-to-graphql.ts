import type { CommentInvalidReason, NotComparableReason, TagInvalidReason } from "../../generated/resolvers.ts";
import type { CommentInvalid, NotComparable, NoteFailure, TagInvalid } from "../domain/failures.ts";

export const noteTypenames = {
  "version-not-found": "VersionNotFound",
  "not-comparable": "NotComparable",
  "retention-invalid": "RetentionInvalid",
  "tag-invalid": "TagInvalid",
  "comment-invalid": "CommentInvalid",
  "comment-not-found": "CommentNotFound",
} as const satisfies Record<NoteFailure["kind"], string>;

export type NoteFacts = {
  VersionNotFound: { version: number };
  NotComparable: { reason: NotComparableReason };
  RetentionInvalid: { minimumDays: number; maximumDays: number };
  TagInvalid: { tag: string; reason: TagInvalidReason };
  CommentInvalid: { reason: CommentInvalidReason };
  CommentNotFound: { id: string };
};

const tagReasons = {
  empty: { reason: "EMPTY", message: "A tag has at least one character." },
  "too-long": { reason: "TOO_LONG", message: "A tag has at most 64 characters." },
  "forbidden-character": { reason: "FORBIDDEN_CHARACTER", message: "A tag holds no control characters." },
  "too-many": { reason: "TOO_MANY", message: "There are at most 50 tags on one thing. Take one away first." },
} as const satisfies Record<TagInvalid["reason"], { reason: TagInvalidReason; message: string }>;

const commentReasons = {
  empty: { reason: "EMPTY", message: "A comment has at least one character." },
  "too-long": { reason: "TOO_LONG", message: "A comment has at most 4,000 characters." },
} as const satisfies Record<CommentInvalid["reason"], { reason: CommentInvalidReason; message: string }>;

const comparisons = {
  "not-text": { reason: "NOT_TEXT", message: "Only texts can be compared, and one of these is none." },
  "too-large": { reason: "TOO_LARGE", message: "Texts of at most 1 MiB can be compared, and one of these is larger." },
} as const satisfies Record<NotComparable["reason"], { reason: NotComparableReason; message: string }>;

/** A message for a person, and the facts. */
export function noteFacts(failure: NoteFailure) {
  switch (failure.kind) {
    case "version-not-found":
      return { message: "This version is not kept any more, or never was.", version: failure.version };
    case "not-comparable":
      return comparisons[failure.reason];
    case "retention-invalid": {
      const { minimumDays, maximumDays } = failure;
      return { message: `Choose ${minimumDays} to ${maximumDays} days.`, minimumDays, maximumDays };
    }
    case "tag-invalid":
      return { ...tagReasons[failure.reason], tag: failure.tag };
    case "comment-invalid":
      return commentReasons[failure.reason];
    case "comment-not-found":
      return { message: "This comment does not exist, or is not yours to see.", id: failure.id };
    default:
      return failure satisfies never;
  }
}
