import type { NodeId } from "../../../kit/ids.ts";
import type { Author } from "../hub/author.ts";
import type { RefusalReason } from "../hub/receipt.ts";
import type { AuthorRow } from "./rows-by-author.ts";
import type { ScannedUpdate } from "./scan-update.ts";

/** An update on its way into the log. */
export type QueuedUpdate = {
  update: ScannedUpdate;
  author: Author;
  /** Yjs clients of whom it brings something new, which only their own author may. */
  clients: readonly number[];
};

/**
 * The updates of one document that wait to be written, in order: each document has a lane of its own, so that what holds up one of them holds up
 * no other.
 */
export type Lane<Queued extends QueuedUpdate = QueuedUpdate> = {
  readonly id: NodeId;
  queue: Queued[];
  /** Whether room, owners or the settling have to be seen to before the queue can be written. */
  unprepared: boolean;
  /** For what of the queue it was asked for; may take some of that out again, refused. */
  prepared(preparation: Preparation, asked: ReadonlySet<Queued>): void;
  written(rows: readonly WrittenRow<Queued>[], roomBytes: number): void;
  refuse(queued: readonly Queued[], reason: RefusalReason): void;
};

/** A row that is on disk. */
export type WrittenRow<Queued extends QueuedUpdate> = AuthorRow<Queued> & { sequence: number };

export type Preparation = {
  /** What may be stored before its space has to be asked for room again. */
  roomBytes: number;
  /** Of each client that was asked for, whose it is. */
  owners: ReadonlyMap<number, Author>;
};
