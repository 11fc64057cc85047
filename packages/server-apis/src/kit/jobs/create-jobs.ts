import { sql } from "kysely";
import type { Bus } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import type { JobId, NewId } from "../ids.ts";
import type { Db } from "../sql/database.ts";
import type { Log } from "../telemetry/log.ts";
import { unref } from "../unref.ts";
import type { JobHandler, JobHandlers, Jobs } from "./jobs.ts";

/** Jobs run at once by one process: extraction is heavy, and the machine is small. */
const concurrency = 2;
const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;

type Leased = { id: JobId; kind: string; payload: unknown; attempts: number };

/**
 * A queue in PostgreSQL: taken with SKIP LOCKED under a lease, so a worker that dies gives its job back by itself. Woken by the bus;
 * when the next job is due later, by one timer; an idle queue asks nothing.
 */
export function createJobs(db: Db, bus: Bus, { clock, newId, log }: { clock: Clock; newId: NewId; log: Log }): Jobs {
  let handlers: JobHandlers = {};
  let stopped = false;
  let looking = false;
  let lookAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => undefined as void;
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let idleWaiters: (() => void)[] = [];

  async function lease(): Promise<Leased | null> {
    const now = clock.now();
    const kinds = Object.keys(handlers);
    const longest = sql.join(
      kinds.map((kind) => sql`when ${kind} then ${handlers[kind]?.leaseMs ?? 0}::int`),
      sql` `,
    );
    const { rows } = await sql<Leased>`
      update jobs set attempts = attempts + 1,
        run_at = ${now}::timestamptz + (case kind ${longest} end) * interval '1 millisecond'
      where id = (
        select id from jobs where failed_with is null and run_at <= ${now} and kind = any(${sql.val(kinds)}::text[])
        order by run_at limit 1 for update skip locked
      ) returning id, kind, payload, attempts`.execute(db);
    return rows[0] ?? null;
  }

  async function work(job: Leased, handler: JobHandler): Promise<void> {
    const lost = AbortSignal.any([AbortSignal.timeout(handler.leaseMs), stopping.signal]);
    try {
      await handler.run(job.payload, lost);
      await db.deleteFrom("jobs").where("id", "=", job.id).execute();
    } catch (error) {
      if (stopping.signal.aborted) return;
      await putBack(job, handler, error);
    }
  }

  async function putBack(job: Leased, handler: JobHandler, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const givenUp = job.attempts >= handler.maximumAttempts;
    log.warn({ job: job.id, kind: job.kind, attempts: job.attempts, givenUp, error: reason }, "a job failed");
    const delayMs = Math.min(firstRetryMs * 2 ** (job.attempts - 1), longestRetryMs);
    await db
      .updateTable("jobs")
      .set({
        run_at: new Date(clock.now().getTime() + delayMs),
        failed_with: givenUp ? reason : null,
      })
      .where("id", "=", job.id)
      .execute();
  }

  async function scheduleNext(): Promise<void> {
    const next = await db
      .selectFrom("jobs")
      .select("run_at")
      .where("failed_with", "is", null)
      .where("kind", "in", Object.keys(handlers))
      .orderBy("run_at")
      .limit(1)
      .executeTakeFirst();
    clearTimeout(timer);
    if (next === undefined) {
      if (running.size === 0) for (const resolve of idleWaiters.splice(0)) resolve();
      return;
    }
    const waitMs = Math.min(Math.max(next.run_at.getTime() - clock.now().getTime(), 0), 2 ** 31 - 1);
    timer = setTimeout(look, waitMs);
    unref(timer);
  }

  /** Fills the free places; a call during a look makes it look once more. */
  function look(): void {
    if (stopped || Object.keys(handlers).length === 0) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    void fill()
      .catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "the job queue could not be read");
        clearTimeout(timer);
        timer = setTimeout(look, firstRetryMs);
        unref(timer);
      })
      .finally(() => {
        looking = false;
        if (lookAgain) {
          lookAgain = false;
          look();
        }
      });
  }

  async function fill(): Promise<void> {
    while (!stopped && running.size < concurrency) {
      const job = await lease();
      if (job === null) {
        await scheduleNext();
        return;
      }
      const handler = handlers[job.kind];
      if (handler === undefined) throw new Error(`no handler for job kind ${job.kind}`);
      const done: Promise<void> = work(job, handler)
        .catch((error: unknown) => {
          log.warn(
            { job: job.id, error: error instanceof Error ? error.message : String(error) },
            "a job's outcome could not be kept",
          );
        })
        .finally(() => {
          running.delete(done);
          look();
        });
      running.add(done);
    }
  }

  return {
    async enqueue(tx, kind, payload, runAt = clock.now()) {
      const row = { id: newId<JobId>(), kind, payload: JSON.stringify(payload), run_at: runAt };
      await tx.insertInto("jobs").values(row).execute();
    },
    async enqueueAll(tx, kind, payloads) {
      if (payloads.length === 0) return;
      const now = clock.now();
      const rows = payloads.map((payload) => ({
        id: newId<JobId>(),
        kind,
        payload: JSON.stringify(payload),
        run_at: now,
      }));
      await tx.insertInto("jobs").values(rows).execute();
    },
    start(given) {
      handlers = given;
      unsubscribe = bus.subscribe("jobs", look);
      look();
    },
    async idle() {
      const idle = new Promise<void>((resolve) => idleWaiters.push(resolve));
      look();
      await idle;
    },
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      stopping.abort(new Error("the cloud is stopping"));
      await Promise.all(running);
      for (const resolve of idleWaiters.splice(0)) resolve();
      idleWaiters = [];
    },
  };
}
