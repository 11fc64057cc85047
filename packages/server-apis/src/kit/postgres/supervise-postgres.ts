import { setTimeout as delay } from "node:timers/promises";
import type { PostgresExit, PostgresRun } from "./launch-postgres.ts";
import type { Log } from "../telemetry/log.ts";
import { shutDownPostgres } from "./shut-down-postgres.ts";

/** The pause before the second try in a row; it doubles with every further one. */
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** A server that ran this long was healthy: the next trouble is a new one and the pauses begin anew. */
const healthyAfterMs = 10_000;

export interface SupervisionOptions {
  /** Starts the server, rejects when it cannot or when the signal fires. */
  readonly launch: (signal: AbortSignal) => Promise<PostgresRun>;
  readonly log: Log;
  /** The server ended by itself; it is being started again. Must not throw. */
  readonly onDown?: ((exit: PostgresExit) => void) | undefined;
  /** The server accepts connections again, with the same connection facts. Must not throw. */
  readonly onUp?: (() => void) | undefined;
  /** Gives up the first start when it fires; later only `stop` ends the server. */
  readonly signal?: AbortSignal | undefined;
}

export interface SupervisedPostgres {
  /** The process id of the server that runs now, or ran last. */
  readonly pid: () => number;
  /** Ends the server, or the attempt to start it again. Repeated calls await the same end. */
  readonly stop: () => Promise<void>;
}

/** Starts the server once, then starts it again whenever it ends by itself, without limit of tries, until `stop`. */
export const supervisePostgres = async (options: SupervisionOptions): Promise<SupervisedPostgres> => {
  const { launch, log, onDown, onUp } = options;
  const stopping = new AbortController();
  const firstStart = options.signal === undefined ? [] : [options.signal];
  let run = await launch(AbortSignal.any([stopping.signal, ...firstStart]));
  let failures = 0;

  const relaunch = async (): Promise<PostgresRun | undefined> => {
    while (!stopping.signal.aborted) {
      const pauseMs = failures === 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
      failures += 1;
      try {
        await delay(pauseMs, undefined, { signal: stopping.signal });
        return await launch(stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error, failures }, "PostgreSQL did not start; trying again");
      }
    }
    return undefined;
  };

  const supervise = async (): Promise<void> => {
    for (;;) {
      const upSinceMs = performance.now();
      const exit = await run.exited;
      if (stopping.signal.aborted) return;
      log.error({ ...exit, pid: run.pid }, "PostgreSQL ended unexpectedly; starting it again");
      onDown?.(exit);
      if (performance.now() - upSinceMs >= healthyAfterMs) failures = 0;
      const next = await relaunch();
      if (next === undefined) return;
      run = next;
      // Asked to stop in the very moment it became ready.
      if (stopping.signal.aborted) return shutDownPostgres(run, log);
      log.info({ pid: run.pid }, "PostgreSQL runs again");
      onUp?.();
    }
  };

  const supervising = supervise();
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await shutDownPostgres(run, log);
    await supervising;
  };
  return { pid: () => run.pid, stop: () => (stopped ??= stop()) };
};
