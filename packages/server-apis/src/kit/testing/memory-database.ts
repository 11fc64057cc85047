import { Kysely, PGliteDialect } from "kysely";
import type { Service } from "../define-service.ts";
import type { Database, Db } from "../sql/database.ts";
import { migrate } from "../sql/migrate.ts";
import { silentLog } from "../telemetry/log.ts";
import { emptyTables } from "./empty-tables.ts";
import { openMemoryDatabase } from "./open-memory-database.ts";

/** Databases that a test gave back, by the migrations they have: starting one takes a second, emptying one a millisecond. */
const idle = new Map<string, Db[]>();

/** A PostgreSQL in memory with these services' tables, all empty; used by one test at a time. */
export async function takeMemoryDatabase(services: readonly Service[]): Promise<{ db: Db; giveBack(): Promise<void> }> {
  const key = services.flatMap((service) => service.migrations.map(({ name }) => `${service.name}/${name}`)).join();
  const kept = idle.get(key) ?? [];
  idle.set(key, kept);
  const db = kept.pop() ?? (await startDatabase(services));
  return {
    db,
    async giveBack() {
      await emptyTables(db);
      kept.push(db);
    },
  };
}

async function startDatabase(services: readonly Service[]): Promise<Db> {
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite: await openMemoryDatabase() }) });
  await migrate(db, services, silentLog);
  return db;
}
