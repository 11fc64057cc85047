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

/** What can be wrong with a request about the tree. */
export type TreeFailure =
  | Denied
  | NodeNotFound
  | NotAFolder
  | NameTaken
  | NameInvalid
  | RootImmovable
  | WouldCycle
  | InvalidCursor;

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

/** What can be wrong with a request about an upload. */
export type UploadFailure =
  | Denied
  | NodeNotFound
  | NotAFolder
  | NameInvalid
  | QuotaExceeded
  | UploadNotFound
  | OffsetMismatch
  | ChecksumMismatch
  | LengthExceeded
  | ParentGone
  | UploadTakenOver
  | StoreFull;
