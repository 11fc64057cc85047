import type { QueuedUpdate } from "../log/lane.ts";
import type { Committed, Refused } from "./receipt.ts";
import type { Subscriber } from "./subscriber.ts";
import type { Novelty } from "./summary.ts";
import type { TailEntry } from "./tail.ts";

/** An update that a document took and that is not committed yet. */
export type HubUpdate = QueuedUpdate & {
  novelty: Novelty;
  from: Subscriber | null;
  /** Null while nobody was shown it: that waits until room and the owner of its Yjs client are certain, its own and of what came before it. */
  shown: TailEntry | null;
  committed: Promise<Committed | Refused>;
  resolve(outcome: Committed | Refused): void;
};
