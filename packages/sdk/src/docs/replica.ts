import type { OpenDoc } from "./open-doc.ts";

/** A document in this page, the same for everybody who opens it here. */
export interface Replica extends Pick<
  OpenDoc,
  | "id"
  | "doc"
  | "awareness"
  | "presence"
  | "status"
  | "error"
  | "access"
  | "acknowledged"
  | "pending"
  | "subscribe"
  | "synced"
  | "saved"
> {
  /** Resolves once nothing is under way to the cloud, in so far as that comes soon. */
  readonly drained: () => Promise<void>;
  /** Leaves the Y.Doc to whoever made it. */
  readonly close: () => Promise<void>;
}
