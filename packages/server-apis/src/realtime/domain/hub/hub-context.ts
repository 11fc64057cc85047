import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Lane } from "../log/lane.ts";
import type { Backlog } from "./backlog.ts";
import type { HubUpdate } from "./hub-update.ts";
import type { StateCache } from "./state-cache.ts";

/** What the open documents of a hub share. */
export type HubContext = {
  db: Db;
  cache: StateCache;
  backlog: Backlog;
  /** Largest document, its history aside. */
  documentBytes: number;
  /** Has the lane's queue written. */
  wake(lane: Lane<HubUpdate>): void;
  /** Asks for a delivery at the end of this turn of the event loop. */
  hasNews(document: { deliver(): void }): void;
  /** Tells the other processes what was committed. */
  publish(id: NodeId, committed: { first: number; last: number; update: Uint8Array }): void;
  /** Has the document settled although it is still edited: its log has become long. */
  settleSoon(id: NodeId): void;
  /** Asks for what is missing between sequences, if it does not come by itself. */
  hasGap(id: NodeId): void;
};
