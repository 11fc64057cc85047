import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { clusterProcesses, readServerFile } from "./cluster-processes.ts";
import type { Log } from "../telemetry/log.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { signalProcess } from "./shut-down-postgres.ts";
import { temporaryPrefix } from "./socket-folder.ts";

const pollMs = 20;

/** What is sent to the server, and how long it may take. It ends its backends itself. */
const serverSteps = [
  { signal: "SIGINT", waitMs: 10_000 },
  { signal: "SIGQUIT", waitMs: 6_000 },
] as const;
/** Backends without their server obey no fast shutdown: they are to drop everything, as their server would have them. */
const orphanSteps = [
  { signal: "SIGQUIT", waitMs: 16_000 },
  { signal: "SIGKILL", waitMs: 4_000 },
] as const;

type Processes = () => Promise<number[]>;

const gone = async (processes: Processes, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs;
  // Nothing announces the end of processes that are not our children.
  while ((await processes()).length > 0) {
    if (performance.now() > deadline) return false;
    await delay(pollMs);
  }
  return true;
};

const endServer = async (serverPid: number, processes: Processes): Promise<void> => {
  for (const { signal, waitMs } of serverSteps) {
    if (!(await processes()).includes(serverPid)) return;
    signalProcess(serverPid, signal);
    if (await gone(async () => (await processes()).filter((pid) => pid === serverPid), waitMs)) return;
  }
};

const endAll = async (processes: Processes): Promise<boolean> => {
  for (const { signal, waitMs } of orphanSteps) {
    for (const pid of await processes()) signalProcess(pid, signal);
    if (await gone(processes, waitMs)) return true;
  }
  return false;
};

/**
 * Stops the PostgreSQL that a killed cloud left running on this database, and backends that outlived their killed server.
 * Stopped rather than adopted: its standard error has no reader any more, and its settings may be another version's.
 * The caller holds the data folder's lock, so no living cloud uses that server.
 *
 * @throws PostgresStartError `predecessor-still-running` when not even SIGKILL has ended them
 */
export const stopPredecessor = async (cluster: string, log: Log): Promise<void> => {
  const left = await readServerFile(cluster);
  if (left === undefined) return;
  const processes: Processes = () => clusterProcesses(cluster, left.pid);
  const startedAtMs = performance.now();
  const pids = await processes();
  if (pids.length > 0) {
    log.warn({ pids }, "stopping the PostgreSQL processes that were left behind on this database");
    await endServer(left.pid, processes);
    if (!(await endAll(processes))) {
      const waitedMs = performance.now() - startedAtMs;
      throw new PostgresStartError({ kind: "predecessor-still-running", pids: await processes(), waitedMs });
    }
  }
  // A stranger may have the dead server's process id by now, and PostgreSQL would take it for a running server.
  await rm(join(cluster, "postmaster.pid"), { force: true });
  if (basename(left.socketFolder).startsWith(temporaryPrefix)) {
    await rm(left.socketFolder, { recursive: true, force: true });
  }
};
