import { sql } from "kysely";
import type { Db } from "../sql/database.ts";

/** Deletes every row but those that tell which migrations ran. Of the few rows of a test, a millisecond's work. */
export async function emptyTables(db: Db): Promise<void> {
  await everyRow.execute(db);
}

/**
 * With triggers off, the order of the deletions does not matter to rows that point at each other across tables. What has no page had no
 * row ever, which most tables of most tests are. Below 16384 are PostgreSQL's own.
 */
const everyRow = sql`
  do $$
  declare
    name text;
  begin
    set local session_replication_role = replica;
    for name in select oid::regclass::text from pg_class
      where relkind = 'r' and oid >= 16384 and relname <> 'migrations' and pg_relation_size(oid) > 0 loop
      execute 'delete from ' || name;
    end loop;
  end $$`;
