import { sql } from "kysely";
import type { Db } from "../sql/database.ts";

/**
 * Vacuums and analyzes every table of the database, its catalogue too: what migrations leave behind is otherwise found by autovacuum, one
 * table a minute, and a cloud that only idles writes megabytes. Those that all databases share belong to the server's superuser.
 */
export async function vacuumDatabase(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ tables: string | null }>`
      select string_agg(format('%I.%I', n.nspname, c.relname), ', ') as tables
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and not c.relisshared and c.relpersistence = 'p'`.execute(connection);
    await sql`vacuum (analyze) ${sql.raw(rows[0]?.tables ?? "pg_class")}`.execute(connection);
    // Analyzing leaves old statistics behind; its own count of them must come before theirs is taken back.
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    await sql`vacuum pg_statistic`.execute(connection);
  });
}
