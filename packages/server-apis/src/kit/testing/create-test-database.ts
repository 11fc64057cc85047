import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import { openDataFolder } from "../data-folder/open-data-folder.ts";
import { createPostgresPool, type PostgresPool } from "../postgres/postgres-pool.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import type { Database, Db } from "../sql/database.ts";
import { silentLog } from "../telemetry/log.ts";

export type TestDatabase = AsyncDisposable & {
  db: Db;
  pool: PostgresPool;
  /** As `DATABASE_URL` has it. */
  url: string;
};

/** A real PostgreSQL in a folder of its own, for what PGlite cannot show: concurrent transactions, locks, NOTIFY. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const path = await mkdtemp(join(tmpdir(), "mows-test-"));
  const folder = await openDataFolder({ path, log: silentLog });
  const postgres = await startPostgres({ dataFolder: folder, log: silentLog });
  const pool = createPostgresPool(postgres.connection);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const { host, port, user, database } = postgres.connection;
  return {
    db,
    pool,
    url: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await postgres.stop();
      await folder.release();
      await rm(path, { recursive: true, force: true });
    },
  };
}
