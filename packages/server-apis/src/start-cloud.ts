import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { composeCloud } from "./compose-cloud.ts";
import { loopbackDevServer } from "./edge/node/dev-server.ts";
import { listen, type Listener } from "./edge/node/listen.ts";
import { staticFolder } from "./edge/node/static-folder.ts";
import { createAudit } from "./kit/audit/create-audit.ts";
import { openBlobStore } from "./kit/blobs/open-blob-store.node.ts";
import { createPostgresBus } from "./kit/bus/bus.postgres.node.ts";
import { createChangeFeed } from "./kit/changes/create-change-feed.ts";
import { systemClock } from "./kit/clock.ts";
import type { Config } from "./kit/config.ts";
import { openDataFolder } from "./kit/data-folder/open-data-folder.ts";
import { newId } from "./kit/ids.ts";
import { createJobs } from "./kit/jobs/create-jobs.ts";
import type { Kit } from "./kit/kit.ts";
import { createOrigins } from "./kit/origins.ts";
import type { Peers } from "./kit/peers.ts";
import { databaseUnavailable } from "./kit/postgres/database-unavailable.ts";
import { prepareRepeated } from "./kit/postgres/prepare-repeated.ts";
import { createPostgresPool } from "./kit/postgres/postgres-pool.ts";
import { startPostgres } from "./kit/postgres/start-postgres.ts";
import { createRevocations } from "./kit/revocations/create-revocations.ts";
import { vacuumDatabase } from "./kit/postgres/vacuum-database.ts";
import type { Database } from "./kit/sql/database.ts";
import { migrate } from "./kit/sql/migrate.ts";
import { createWrite } from "./kit/sql/write.ts";
import type { Log } from "./kit/telemetry/log.ts";
import { createPrometheusMetrics } from "./kit/telemetry/metrics.node.ts";
import { loadService, services as shipped } from "./services.ts";

/** Requests under way at a stop may take this long to end. */
const graceMs = 5_000;

/** File name of the local socket in the data folder. */
export const localSocketName = "mows.sock";

export type RunningCloud = {
  kit: Kit;
  peers: Peers;
  dataFolder: string;
  /** A sentence for the person when the data lies elsewhere than expected. */
  notice: string | null;
  /** Drains, stops every service, the database last. Idempotent. */
  stop(): Promise<void>;
};

export type StartCloudOptions = {
  config: Config;
  log: Log;
  /** Folder of the cloud's own pages, built. */
  consoleFolder: string;
  /** Names of the services to run; all by default. */
  services?: readonly string[];
  /** What there is to run; what MOWS ships, by default. */
  catalogue?: typeof shipped;
};

/**
 * Starts a cloud in this process: data folder, database, services, gateway, edge, in that order; a failure midway lets go of
 * everything taken before it.
 */
export async function startCloud({
  config,
  log,
  consoleFolder,
  catalogue = shipped,
  services: names = Object.keys(catalogue),
}: StartCloudOptions): Promise<RunningCloud> {
  // What to undo, newest first.
  const cleanups: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= undoAll(cleanups, log));

  try {
    const folder = await openDataFolder({
      path: config.dataFolder ?? undefined,
      log,
      embeddedDatabase: config.databaseUrl === null,
    });
    cleanups.push(() => folder.release());

    const listener = await listen({ host: config.listen, port: config.port });
    const closeListener = onlyOnce(() => listener.close(graceMs));
    cleanups.push(closeListener);
    const socketPath = join(folder.path, localSocketName);
    await rm(socketPath, { force: true });
    const local = await listen({ path: socketPath });
    await chmod(socketPath, 0o600);
    cleanups.push(() => local.close(graceMs));

    const { kit, databaseHealth, closeDatabase } = await openKit({ ...config, port: listener.port }, folder.path, log);
    cleanups.push(closeDatabase);

    const declared = await Promise.all(names.map((name) => loadService(catalogue, name)));
    const steps = await migrate(kit.db, declared, log);
    if (steps > 0 && config.databaseUrl === null) {
      // Nobody has to wait for it but the end.
      const vacuumed = vacuumDatabase(kit.db).catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "the database was not vacuumed");
      });
      cleanups.push(() => vacuumed);
    }
    const { peers, edge, startJobs } = await composeCloud({
      kit,
      services: declared,
      cleanups,
      databaseHealth,
      isUnavailable: databaseUnavailable,
      pages: { staticFiles: staticFolder, devServer: loopbackDevServer, consoleFolder },
    });
    for (const each of [listener, local] satisfies Listener[]) each.serve(edge);
    // The listeners close first, whatever was opened after them.
    cleanups.push(closeListener);
    startJobs();
    return { kit, peers, dataFolder: folder.path, notice: folder.notice ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The store of blobs, the database and what stands on both. */
async function openKit(config: Config, dataFolder: string, log: Log) {
  const blobs = await openBlobStore(config, dataFolder);
  let isDown = false;
  const postgres =
    config.databaseUrl === null
      ? await startPostgres({
          dataFolder: { path: dataFolder },
          log,
          onDown: () => (isDown = true),
          onUp: () => (isDown = false),
        })
      : null;
  const connection = postgres === null ? { connectionString: config.databaseUrl ?? "" } : postgres.connection;
  const pool = createPostgresPool(connection, { log });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: prepareRepeated(pool) }) });
  const bus = createPostgresBus(pool, log);
  const kit: Kit = {
    config,
    dataFolder,
    origins: createOrigins(config.domain, config.port),
    db,
    write: createWrite(db, bus, systemClock),
    blobs,
    bus,
    changes: createChangeFeed(db, bus),
    jobs: createJobs(db, bus, { clock: systemClock, newId, log }),
    revocations: createRevocations(db, bus, log),
    audit: createAudit(db, bus, systemClock, log),
    clock: systemClock,
    newId,
    log,
    metrics: createPrometheusMetrics(),
  };
  return {
    kit,
    async databaseHealth() {
      if (isDown) return "PostgreSQL ended and is being started again";
      const answers = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
      return answers ? null : "the database does not answer";
    },
    async closeDatabase() {
      await bus.close();
      await db.destroy();
      await postgres?.stop();
    },
  };
}

async function undoAll(cleanups: (() => Promise<unknown>)[], log: Log): Promise<void> {
  for (const cleanup of cleanups.toReversed()) {
    await cleanup().catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : String(error) }, "a step of the stop failed");
    });
  }
}

function onlyOnce(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= run());
}
