import type { GrantRequest } from "../../../kit/grants/grant-request-url.ts";
import type { Role } from "../../../kit/grants/role.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { DocumentNodeRefused, RoomExceeded } from "../../../kit/peers.ts";
import type { DocumentSchemaInvalid } from "./parse-document-schema.ts";

export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: `files.${Role}`;
  /** What the person could grant the app to allow it; null when asking cannot help. */
  grantRequest: GrantRequest | null;
};
/** No such node, or none the caller may know of; `id` as the caller gave it. */
export type NodeNotFound = { kind: "node-not-found"; id: string };
export type NotADocument = { kind: "not-a-document"; id: NodeId };
export type InvalidCursor = { kind: "invalid-cursor" };
export type CheckpointNotFound = { kind: "checkpoint-not-found"; sequence: number };
export type TooManyNames = { kind: "too-many-names"; limit: number };
export type NameInvalid = Extract<DocumentNodeRefused, { kind: "name-invalid" }>;
export type NotComparable = { kind: "not-comparable"; reason: "too-large" };
/** `field` is null where none was named; `fields` are the texts that there are. */
export type TextFieldNotFound = { kind: "text-field-not-found"; field: string | null; fields: readonly string[] };
/** More was ever written than is gone through; `limitBytes` is of that. */
export type DocumentTooLarge = { kind: "document-too-large"; limitBytes: number };
/** Too many wait for their documents' history already. */
export type HistoryBusy = { kind: "history-busy" };
export type EditRefused = { kind: "edit-refused"; reason: "quota-exceeded" | "document-full" | "overloaded" };

/** What can be wrong with a request about a document. */
export type DocumentFailure =
  | Exclude<DocumentNodeRefused, { kind: "node-skipped" }>
  | RoomExceeded
  | DocumentSchemaInvalid
  | Denied
  | NodeNotFound
  | NotADocument
  | InvalidCursor
  | CheckpointNotFound
  | TooManyNames
  | NotComparable
  | TextFieldNotFound
  | DocumentTooLarge
  | HistoryBusy
  | EditRefused;
