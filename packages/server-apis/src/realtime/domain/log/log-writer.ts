import type { Clock } from "../../../kit/clock.ts";
import type { NodeId } from "../../../kit/ids.ts";
import { databaseUnavailable } from "../../../kit/postgres/database-unavailable.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Log } from "../../../kit/telemetry/log.ts";
import { appendRows, type Appended, type NewRow } from "./append-rows.ts";
import { Backoff } from "./backoff.ts";
import { LanePreparer, type Prepare } from "./lane-preparer.ts";
import type { Lane, QueuedUpdate } from "./lane.ts";
import { rowsByAuthor, type AuthorRow } from "./rows-by-author.ts";

/** A batch waits so long for company; while one is being written, the next gathers. */
const gatherMs = 4;
const batchBytes = 1024 * 1024;
/** A document whose rows fail for a reason of their own is given up after so many attempts. */
const attemptsAlone = 3;

type Load<Queued extends QueuedUpdate> = { lane: Lane<Queued>; queued: Queued[]; rows: AuthorRow<Queued>[] };

export type LogWriterOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  prepare: Prepare;
  /** Told of each commit. */
  committed(seconds: number, rows: number): void;
};

/**
 * Writes the updates of all documents, everything that has gathered in one transaction. While the database is away it tries again until it is
 * back or `stop` is called: what failed may have been committed all the same, and is then in the log twice, which no document minds.
 */
export class LogWriter<Queued extends QueuedUpdate> {
  readonly #options: LogWriterOptions;
  readonly #ready = new Set<Lane<Queued>>();
  readonly #stopping = new AbortController();
  readonly #backoff = new Backoff(this.#stopping.signal);
  readonly #preparer: LanePreparer<Queued>;
  #gathering = false;
  #writing = false;
  #idle: (() => void)[] = [];

  constructor(options: LogWriterOptions) {
    this.#options = options;
    this.#preparer = new LanePreparer(options.prepare, new Backoff(this.#stopping.signal), options.log, (lane) => {
      if (lane.queue.length > 0) this.wake(lane);
      this.#tellIdle();
    });
  }

  /** Says that something is in the lane's queue. */
  wake(lane: Lane<Queued>): void {
    if (lane.unprepared) {
      this.#preparer.add(lane);
      return;
    }
    this.#ready.add(lane);
    if (this.#gathering || this.#writing) return;
    this.#gathering = true;
    setTimeout(() => {
      this.#gathering = false;
      void this.#writeAll();
    }, gatherMs);
  }

  /** Resolves when all that is queued is written; what the database does not take within `graceMs` is refused as `overloaded`. */
  async stop(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#stopping.abort(), graceMs);
    if (!this.#isIdle()) await new Promise<void>((resolve) => this.#idle.push(resolve));
    clearTimeout(timer);
    this.#stopping.abort();
  }

  #isIdle(): boolean {
    return this.#ready.size === 0 && !this.#gathering && !this.#writing && this.#preparer.isIdle;
  }

  #tellIdle(): void {
    if (this.#isIdle()) for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#ready.size > 0) await this.#write(this.#takeBatch());
    this.#writing = false;
    this.#tellIdle();
  }

  #takeBatch(): Load<Queued>[] {
    const loads: Load<Queued>[] = [];
    let bytes = 0;
    for (const lane of this.#ready) {
      if (bytes >= batchBytes) break;
      this.#ready.delete(lane);
      if (lane.unprepared) {
        this.#preparer.add(lane);
        continue;
      }
      const queued = lane.queue.splice(0);
      const rows = rowsByAuthor(queued);
      for (const { update } of rows) bytes += update.bytes.byteLength;
      if (rows.length > 0) loads.push({ lane, queued, rows });
    }
    return loads;
  }

  async #write(loads: readonly Load<Queued>[]): Promise<void> {
    for (let attempt = 1; loads.length > 0;) {
      try {
        await this.#append(loads);
        return;
      } catch (error) {
        const isAway = databaseUnavailable(error);
        this.#options.log.warn(
          { error: String(error), documents: loads.length, attempt },
          "edits could not be written",
        );
        if (!isAway && loads.length > 1) return this.#writeEach(loads);
        if (this.#backoff.isOver || (!isAway && attempt >= attemptsAlone)) return giveUp(loads);
        if (!isAway) attempt += 1;
        await this.#backoff.pause();
      }
    }
  }

  /** So that one that cannot be written fails alone. */
  async #writeEach(loads: readonly Load<Queued>[]): Promise<void> {
    for (const load of loads) await this.#write([load]);
  }

  async #append(loads: readonly Load<Queued>[]): Promise<void> {
    const { db, clock, committed } = this.#options;
    const began = performance.now();
    const documents = new Map<NodeId, NewRow[]>(loads.map(({ lane, rows }) => [lane.id, rows.map(newRow)]));
    const appended = await appendRows(db, clock.now(), documents);
    this.#backoff.succeeded();
    committed(
      (performance.now() - began) / 1_000,
      loads.reduce((sum, { rows }) => sum + rows.length, 0),
    );
    for (const load of loads) this.#conclude(load, appended.get(load.lane.id));
  }

  #conclude({ lane, queued, rows }: Load<Queued>, appended: Appended | undefined): void {
    if (appended === undefined) {
      lane.queue.unshift(...queued);
      lane.unprepared = true;
    } else {
      const written = rows.map((row, index) => ({ ...row, sequence: appended.first + index }));
      lane.written(written, appended.roomBytes);
    }
    if (lane.queue.length > 0) this.wake(lane);
  }
}

const newRow = ({ author, update }: AuthorRow<QueuedUpdate>): NewRow => ({ author, bytes: update.bytes });

function giveUp<Queued extends QueuedUpdate>(loads: readonly Load<Queued>[]): void {
  for (const { lane, queued } of loads) lane.refuse(queued, "overloaded");
}
