import { databaseUnavailable } from "../../../kit/postgres/database-unavailable.ts";
import type { Log } from "../../../kit/telemetry/log.ts";
import type { Author } from "../hub/author.ts";
import type { Backoff } from "./backoff.ts";
import type { Lane, Preparation, QueuedUpdate } from "./lane.ts";
import type { Wanted } from "./prepare-append.ts";
import { roomOf } from "./room-of.ts";

const atOnce = 4;
/** A document whose preparation fails for a reason of its own is given up after so many attempts. */
const attemptsAlone = 3;

export type Prepare = (wanted: Wanted) => Promise<Preparation | null>;

/** Sees to what lanes need before they can be written, a few at a time. */
export class LanePreparer<Queued extends QueuedUpdate> {
  readonly #prepare: Prepare;
  readonly #backoff: Backoff;
  readonly #log: Log;
  readonly #waiting = new Set<Lane<Queued>>();
  readonly #busy = new Set<Lane<Queued>>();
  readonly #done: (lane: Lane<Queued>) => void;

  /** `done` is told of each lane that can be written, or has nothing left. */
  constructor(prepare: Prepare, backoff: Backoff, log: Log, done: (lane: Lane<Queued>) => void) {
    this.#prepare = prepare;
    this.#backoff = backoff;
    this.#log = log;
    this.#done = done;
  }

  get isIdle(): boolean {
    return this.#waiting.size + this.#busy.size === 0;
  }

  add(lane: Lane<Queued>): void {
    if (this.#busy.has(lane)) return;
    this.#waiting.add(lane);
    this.#startNext();
  }

  #startNext(): void {
    for (const lane of this.#waiting) {
      if (this.#busy.size >= atOnce) return;
      this.#waiting.delete(lane);
      this.#busy.add(lane);
      void this.#see(lane).finally(() => {
        this.#busy.delete(lane);
        this.#done(lane);
        this.#startNext();
      });
    }
  }

  async #see(lane: Lane<Queued>): Promise<void> {
    for (let attempt = 1; ;) {
      const asked = new Set(lane.queue);
      try {
        const preparation = await this.#prepare(wantedBy(lane));
        this.#backoff.succeeded();
        if (preparation !== null) lane.prepared(preparation, asked);
        else lane.refuse(lane.queue.splice(0), "document-gone");
        return;
      } catch (error) {
        const isAway = databaseUnavailable(error);
        this.#log.warn(
          { document: lane.id, error: String(error), attempt },
          "a document could not be prepared for edits",
        );
        if (this.#backoff.isOver || (!isAway && attempt >= attemptsAlone)) {
          lane.queue = lane.queue.filter((update) => !asked.has(update));
          lane.refuse([...asked], "overloaded");
          return;
        }
        if (!isAway) attempt += 1;
        await this.#backoff.pause();
      }
    }
  }
}

function wantedBy({ id, queue }: Lane): Wanted {
  const claims = new Map<number, Author>();
  let bytes = 0;
  for (const { update, author, clients } of queue) {
    bytes += roomOf(update);
    for (const client of clients) if (!claims.has(client)) claims.set(client, author);
  }
  return { id, bytes, claims };
}
