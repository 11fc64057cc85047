import { PGlite } from "@electric-sql/pglite";
import { emptyTables, migrateServices, type Db, type Service } from "@mows/server-apis/memory";
import { Kysely, PGliteDialect } from "kysely";
import { extensions } from "./extensions.ts";
import { loadTemplate } from "./load-template.ts";

/** A database that nobody takes for this long is let go of: an open one keeps a program from ending, and holds its memory. */
const keptMs = 2_000;

/** Its cache is 128 MB otherwise, laid out at every start: of no use to what is in memory already. */
const frugal = ["-c", "shared_buffers=8MB"];

type Database = { pglite: PGlite; db: Db };
type Kept = Database & { timer: ReturnType<typeof setTimeout> };

/** By the migrations they have. Starting one takes a third of a second, emptying one a millisecond. */
const idle = new Map<string, Kept[]>();

/**
 * A PostgreSQL in memory with these services' tables, all empty, used by one cloud at a time: the one a cloud gave back, or another,
 * begun while the services are still being loaded.
 */
export async function takeDatabase(
  loading: Promise<readonly Service[]>,
): Promise<{ db: Db; giveBack(): Promise<void> }> {
  const opening = idle.size === 0 ? open() : null;
  const services = await loading.catch(async (cause: unknown) => {
    await (await opening)?.pglite.close();
    throw cause;
  });
  const key = services.flatMap(({ name, migrations }) => migrations.map((one) => `${name}/${one.name}`)).join();
  const kept = idle.get(key) ?? [];
  idle.set(key, kept);
  const database = reuse(kept) ?? (await migrated(opening ?? open(), services));
  return {
    db: database.db,
    async giveBack() {
      try {
        await emptyTables(database.db);
      } catch (cause) {
        await database.pglite.close();
        throw cause;
      }
      keep(kept, database);
    },
  };
}

function reuse(kept: Kept[]): Database | undefined {
  const database = kept.pop();
  clearTimeout(database?.timer);
  return database;
}

function keep(kept: Kept[], database: Database): void {
  const timer = setTimeout(() => {
    kept.splice(kept.indexOf(entry), 1);
    void database.pglite.close();
  }, keptMs);
  const entry: Kept = { ...database, timer };
  kept.push(entry);
}

async function migrated(opening: Promise<Database>, services: readonly Service[]): Promise<Database> {
  const database = await opening;
  await migrateServices(database.db, services);
  return database;
}

async function open(): Promise<Database> {
  const loadDataDir = await loadTemplate();
  const startParams = [...PGlite.defaultStartParams, ...frugal];
  const pglite = await PGlite.create({ loadDataDir, startParams, extensions });
  return { pglite, db: new Kysely({ dialect: new PGliteDialect({ pglite }) }) };
}
