import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../telemetry/log.ts";
import type { PostgresRun } from "./launch-postgres.ts";

/** How long sessions and the closing checkpoint may take before the server is told to drop everything; recovery heals that. */
const fastShutdownMs = 10_000;
/** PostgreSQL itself kills its processes five seconds after an immediate shutdown was asked for. */
const immediateShutdownMs = 8_000;

const endedWithin = async (run: Pick<PostgresRun, "exited">, withinMs: number): Promise<boolean> => {
  const timer = new AbortController();
  const timeout = delay(withinMs, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([run.exited.then(() => true), timeout]);
  timer.abort();
  return ended;
};

/** Sends a signal to a process that may have ended meanwhile. */
export const signalProcess = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};

/**
 * Ends a server of ours: fast shutdown (open transactions are rolled back, a checkpoint is written), after 10 s immediate
 * shutdown (as after a power cut), after 8 s more SIGKILL. Resolves when the process is gone.
 */
export const shutDownPostgres = async (run: Pick<PostgresRun, "pid" | "exited">, log: Log): Promise<void> => {
  if (await endedWithin(run, 0)) return;
  signalProcess(run.pid, "SIGINT");
  if (await endedWithin(run, fastShutdownMs)) return;
  log.warn({ pid: run.pid, afterMs: fastShutdownMs }, "PostgreSQL is slow to stop; shutting it down at once");
  signalProcess(run.pid, "SIGQUIT");
  if (await endedWithin(run, immediateShutdownMs)) return;
  log.error({ pid: run.pid, afterMs: fastShutdownMs + immediateShutdownMs }, "PostgreSQL does not stop; killing it");
  signalProcess(run.pid, "SIGKILL");
  await run.exited;
};
