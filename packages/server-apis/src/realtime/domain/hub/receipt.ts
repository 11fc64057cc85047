/** What became of an update, told at once; whether it is kept is told by `committed`. */
export type Receipt =
  /** Not an update of Yjs (v1), or one that no document could take. */
  | { kind: "malformed" }
  | Refused
  /** Everything in it is committed already. */
  | { kind: "known"; sequence: number }
  | { kind: "taken"; committed: Promise<Committed | Refused> };

/**
 * It is on disk. `sequence` is this update's own place in the log: those before it may still be on their way from other processes, which
 * `Subscriber.committed` tells.
 */
export type Committed = { kind: "committed"; sequence: number };

export type Refused = { kind: "refused"; reason: RefusalReason };

/**
 * `document-full`: larger than a document may be. `client-taken`: it brings what only another author's client can have written.
 * `overloaded`: the database is away for so long that no more can wait.
 */
export type RefusalReason = "quota-exceeded" | "document-full" | "document-gone" | "client-taken" | "overloaded";

/** What comes of an update that this process made itself. */
export async function outcomeOf(receipt: Receipt): Promise<Committed | Refused> {
  if (receipt.kind === "malformed") throw new Error("Yjs made an update that cannot be read");
  if (receipt.kind === "known") return { kind: "committed", sequence: receipt.sequence };
  return receipt.kind === "taken" ? receipt.committed : receipt;
}
