import { sql } from "kysely";
import { foundation } from "../migrations/0001-foundation.ts";
import { principals } from "../migrations/0002-principals.ts";
import { nodeAccess } from "../migrations/0003-node-access.ts";
import { shortcutsAndNotes } from "../migrations/0004-shortcuts-and-notes.ts";
import { changeReaders } from "../migrations/0005-change-readers.ts";
import { readableNodes } from "../migrations/0006-readable-nodes.ts";
import { documents } from "../migrations/0007-documents.ts";
import type { Log } from "../telemetry/log.ts";
import type { Db } from "./database.ts";
import type { Migration } from "./migration.ts";

const kitMigrations = [foundation, principals, nodeAccess, shortcutsAndNotes, changeReaders, readableNodes, documents];

/** Any constant will do, as long as nothing else in the database locks on it: "MOWS" in ASCII. */
const migrationLock = 0x4d4f5753;

/** Thrown when the database has steps this version does not know: an older cloud was started on a newer one's data. */
export class DatabaseNewer extends Error {
  override readonly name = "DatabaseNewer";
}

/**
 * Brings the tables up to date: the kit's first, then each service's in its order, all in one transaction under an advisory lock,
 * so replicas that start together migrate once and a crash midway leaves nothing half done. Gives how many steps were taken.
 */
export async function migrate(
  db: Db,
  services: readonly { name: string; migrations: readonly Migration[] }[],
  log: Log,
): Promise<number> {
  const wanted = [{ name: "kit", migrations: kitMigrations }, ...services];
  return db.transaction().execute(async (tx) => {
    let taken = 0;
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx);
    await sql`
      create table if not exists migrations (
        service text not null,
        name text not null,
        at timestamptz not null default now(),
        primary key (service, name)
      )`.execute(tx);
    const { rows } = await sql<{ service: string; name: string }>`select service, name from migrations`.execute(tx);
    const done = new Set(rows.map((row) => `${row.service}/${row.name}`));
    for (const { name: service, migrations } of wanted) {
      const known = new Set(migrations.map((migration) => migration.name));
      const unknown = rows.find((row) => row.service === service && !known.has(row.name));
      if (unknown !== undefined) {
        throw new DatabaseNewer(
          `The data was last used by a newer version (it has step ${service}/${unknown.name}). Nothing was changed; start that version or a newer one.`,
        );
      }
      for (const migration of migrations) {
        if (done.has(`${service}/${migration.name}`)) continue;
        await migration.up(tx as never);
        await sql`insert into migrations (service, name) values (${service}, ${migration.name})`.execute(tx);
        log.info({ service, migration: migration.name }, "migrated");
        taken += 1;
      }
    }
    // Counted with the commit, not up to a minute later: whoever vacuums next finds that it is done.
    if (taken > 0) await sql`select pg_stat_force_next_flush()`.execute(tx);
    return taken;
  });
}
