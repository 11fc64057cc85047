import type { Action } from "../../kit/grants/decide.ts";
import type { GrantRequest } from "../../kit/grants/grant-request-url.ts";
import type { NodeId } from "../../kit/ids.ts";

export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: `files.${Action}`;
  /** What the person could grant the app to allow it; null when asking cannot help. */
  grantRequest: GrantRequest | null;
};
/** No such node, or none the caller may know of; `id` as the caller gave it. */
export type NodeNotFound = { kind: "node-not-found"; id: string };
export type NotAFolder = { kind: "not-a-folder"; id: NodeId };
export type NameTaken = { kind: "name-taken"; name: string; existingId: NodeId };
export type NameInvalid = {
  kind: "name-invalid";
  name: string;
  reason: "empty" | "too-long" | "forbidden-character" | "reserved";
};
/** The root of a space stays where it is. */
export type RootImmovable = { kind: "root-immovable"; id: NodeId };
export type WouldCycle = { kind: "would-cycle"; id: NodeId; parentId: NodeId };
export type InvalidCursor = { kind: "invalid-cursor" };
/** `limit`: levels of folders below the root. */
export type TooDeep = { kind: "too-deep"; limit: number };
export type NotAFile = { kind: "not-a-file"; id: NodeId };

/** What can be wrong with a request about the tree. */
export type TreeFailure =
  | Denied
  | NodeNotFound
  | NotAFolder
  | NameTaken
  | NameInvalid
  | RootImmovable
  | WouldCycle
  | InvalidCursor
  | TooDeep
  | NotAFile
  | QuotaExceeded;

/** Never was, or thinned out. */
export type VersionNotFound = { kind: "version-not-found"; version: number };
export type NotComparable = { kind: "not-comparable"; reason: "not-text" | "too-large" };
export type RetentionInvalid = { kind: "retention-invalid"; minimumDays: number; maximumDays: number };
export type TagInvalid = {
  kind: "tag-invalid";
  tag: string;
  reason: "empty" | "too-long" | "forbidden-character" | "too-many";
};
export type CommentInvalid = { kind: "comment-invalid"; reason: "empty" | "too-long" };
export type CommentNotFound = { kind: "comment-not-found"; id: string };

/** What can be wrong with a request about what hangs on a node: its versions, its trash, what people put to it. */
export type NoteFailure =
  | VersionNotFound
  | NotComparable
  | RetentionInvalid
  | TagInvalid
  | CommentInvalid
  | CommentNotFound;

export type QuotaExceeded = { kind: "quota-exceeded"; limitBytes: number; usedBytes: number };
/** None of this id, none of this principal's, or expired. */
export type UploadNotFound = { kind: "upload-not-found" };
export type OffsetMismatch = { kind: "offset-mismatch"; offset: number };
export type ChecksumMismatch = { kind: "checksum-mismatch"; offset: number };
/** More bytes came than the upload was announced with. */
export type LengthExceeded = { kind: "length-exceeded"; length: number };
/** The folder it was meant for is gone, and so is the upload. */
export type ParentGone = { kind: "parent-gone" };
/** A newer request took the upload over. */
export type UploadTakenOver = { kind: "upload-taken-over"; offset: number };
/** No space left on the cloud's disk; what was acknowledged is kept. */
export type StoreFull = { kind: "store-full" };

/** What cannot be joined; `id` as the client gave it. */
export type PartUnusable = {
  kind: "part-unusable";
  id: string;
  reason: "not-found" | "unfinished" | "used" | "other-space";
};
/** It was made of parts and is whole: nothing can be added to it. */
export type UploadJoined = { kind: "upload-joined" };

/** The bytes of a file in a batch have another hash than was announced: they changed on their way, or at their source. */
export type ContentChanged = { kind: "content-changed" };
/** The body of a batch is none: `record` counts from 0. */
export type BatchMalformed = { kind: "batch-malformed"; record: number };
/** More than a batch takes. */
export type BatchTooLarge = {
  kind: "batch-too-large";
  limitRecords: number;
  limitFileBytes: number;
  limitBytes: number;
};
/** The body stopped before its end. */
export type BatchInterrupted = { kind: "batch-interrupted" };

/** What can be wrong with one file of a batch, while others are taken. */
export type BatchFileFailure = Denied | NodeNotFound | NotAFolder | NameInvalid | NameTaken | ContentChanged;

/** What can be wrong with a batch; nothing of it is kept. */
export type BatchFailure = BatchMalformed | BatchTooLarge | BatchInterrupted | QuotaExceeded | StoreFull;

/** What can be wrong with a request about an upload. */
export type UploadFailure =
  | Denied
  | NodeNotFound
  | NotAFolder
  | NameInvalid
  | NameTaken
  | QuotaExceeded
  | PartUnusable
  | UploadJoined
  | UploadNotFound
  | OffsetMismatch
  | ChecksumMismatch
  | LengthExceeded
  | ParentGone
  | UploadTakenOver
  | StoreFull;
