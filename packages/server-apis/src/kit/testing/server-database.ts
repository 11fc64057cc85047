import { Kysely, PostgresDialect, sql } from "kysely";
import type { Service } from "../define-service.ts";
import { createPostgresPool } from "../postgres/postgres-pool.ts";
import { prepareRepeated } from "../postgres/prepare-repeated.ts";
import type { Database, Db } from "../sql/database.ts";
import { migrate } from "../sql/migrate.ts";
import { silentLog } from "../telemetry/log.ts";
import { emptyTables } from "./empty-tables.ts";

/** Connections of one database: many workers share the server's sixty. */
const maximumConnections = 5;

/** Databases that a test gave back, by the migrations they have. */
const idle = new Map<string, Db[]>();

/** A database of the PostgreSQL at this address with these services' tables, all empty; used by one test at a time. */
export async function takeServerDatabase(
  services: readonly Service[],
  url: string,
): Promise<{ db: Db; giveBack(): Promise<void> }> {
  const key = services.flatMap((service) => service.migrations.map(({ name }) => `${service.name}/${name}`)).join();
  const kept = idle.get(key) ?? [];
  idle.set(key, kept);
  const db = kept.pop() ?? (await makeDatabase(services, url));
  return {
    db,
    async giveBack() {
      await emptyTables(db);
      kept.push(db);
    },
  };
}

async function makeDatabase(services: readonly Service[], url: string): Promise<Db> {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const server = connect(url, 1);
  await sql`create database ${sql.id(name)}`.execute(server);
  await server.destroy();
  const db = connect(url.replace(/(?<=@[^/]*\/)[^?]+/, name), maximumConnections);
  await migrate(db, services, silentLog);
  return db;
}

function connect(connectionString: string, connections: number): Db {
  const pool = createPostgresPool({ connectionString }, { maximumConnections: connections });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: prepareRepeated(pool) }) });
}
