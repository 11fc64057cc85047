import { sql } from "kysely";
import type { Db } from "../sql/database.ts";

/** Deletes every row but those that tell which migrations ran. Of the few rows of a test, a millisecond's work. */
export async function emptyTables(db: Db): Promise<void> {
  await everyRow.execute(db);
}

/** With triggers off, the order of the deletions does not matter to rows that point at each other across tables. */
const everyRow = sql`
  do $$
  declare
    name text;
  begin
    set local session_replication_role = replica;
    for name in select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'migrations' loop
      execute 'delete from ' || name;
    end loop;
  end $$`;
