import type { NodeId, SpaceId } from "../ids.ts";
import type { Tx } from "../sql/database.ts";

export type NewChange = {
  spaceId: SpaceId;
  /** `star` and `group` are told to one person, by way of their own space. */
  entity: "node" | "meta" | "group" | "star";
  entityId: string;
  /** The folder whose listing is affected. A move is two changes: `deleted` under the old parent, `created` under the new. */
  parentId: NodeId | null;
  op: "created" | "updated" | "deleted";
};

export type ChangeRow = NewChange & { cursor: ChangeCursor };

/** Opaque outside the kit: `<xid>.<seq>`. */
export type ChangeCursor = string & { readonly changeCursor: unique symbol };

/** The one change feed: every write appends to it in its own transaction, every reader reads it. */
export type ChangeFeed = {
  /** Part of the transaction; readers are woken when `write` has committed it. */
  append(tx: Tx, changes: readonly NewChange[]): Promise<void>;
  /** The newest position that no transaction still running can slip behind. */
  head(): Promise<ChangeCursor>;
  /**
   * Changes of these spaces, or of every space, after `after`, oldest first, in batches, until `signal` aborts; waits for more without polling.
   * At least once. Never yields an empty batch.
   */
  read(options: {
    spaceIds: readonly SpaceId[] | "all";
    after: ChangeCursor;
    signal: AbortSignal;
  }): AsyncIterable<readonly ChangeRow[]>;
};
