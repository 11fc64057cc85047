import type { Action } from "../../kit/grants/decide.ts";
import type { GrantRequest } from "../../kit/grants/grant-request-url.ts";

export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: `files.${Action}`;
  /** What the person could grant the app to allow it; null when asking cannot help. */
  grantRequest: GrantRequest | null;
};
/** No such folder, or none the caller may know of; `id` as the caller gave it. */
export type NodeNotFound = { kind: "node-not-found"; id: string };
export type QueryInvalid = { kind: "query-invalid"; reason: "empty" | "too-long" | "filter" };
export type InvalidCursor = { kind: "invalid-cursor" };

/** What can be wrong with a search. */
export type SearchFailure = Denied | NodeNotFound | QueryInvalid | InvalidCursor;
