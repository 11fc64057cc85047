import type * as Y from "yjs";
import type { NodeId } from "../../../kit/ids.ts";
import type { Author } from "./author.ts";
import type { Committed, Receipt, Refused } from "./receipt.ts";
import type { Subscriber } from "./subscriber.ts";

/** The documents that are open in this process. It asks nobody's rights: whoever opens one for somebody has decided. */
export type DocumentHub = {
  /**
   * Counted: release each. Null when there is no such document. Loads once however many ask. Idle documents unload after
   * `unloadAfterMs`. Rejects when the database cannot be read.
   */
  open(id: NodeId): Promise<OpenDocument | null>;
  /**
   * For edits that come without a socket (WebDAV's merge, restoring): `make` edits the document as it is now, in one transaction of a Yjs client
   * of its own. Resolves once committed; null when there is no such document. What changes nothing is committed at once.
   */
  edit(id: NodeId, author: Author, make: (doc: Y.Doc) => void): Promise<Committed | Refused | null>;
  /** Tells the document here and in other processes that it was settled. */
  settled(id: NodeId, facts: SettledFacts): void;
  /** Tells everybody here and in other processes that these are gone, after the transaction that removed them. */
  end(ids: readonly NodeId[]): void;
  /** Commits what is pending, or gives it up where the database is away. */
  stop(): Promise<void>;
};

export type OpenDocument = {
  readonly id: NodeId;
  /** All up to it is committed and was handed on here. */
  readonly headSequence: number;
  /** What a client with this state vector (null: nothing) lacks, committed or not, and what the server has. */
  sync(stateVector: Uint8Array | null): Promise<Synced>;
  /** Everything after `sequence` as one merged update; a superset is allowed. */
  since(sequence: number): Promise<{ update: Uint8Array; sequence: number }>;
  /** The array is kept: it must not change afterwards. */
  receive(update: Uint8Array, author: Author, from: Subscriber | null): Receipt;
  /** From now on; what came before is `sync`'s and `since`'s, so subscribe first. Returns how to stop. */
  subscribe(subscriber: Subscriber): () => void;
  release(): void;
};

/** How far the log goes, what may be stored before room is asked for, and how large the document is without what was deleted in it. */
export type SettledFacts = { headSequence: number; roomBytes: number; stateBytes: number };

/** `stateVector`: what the server has, as far as nothing before it is missing. */
export type Synced = { update: Uint8Array; stateVector: Uint8Array; sequence: number };
