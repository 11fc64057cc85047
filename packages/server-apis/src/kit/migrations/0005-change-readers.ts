import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/** How far each reader of the whole change feed has come. */
export const changeReaders: Migration = {
  name: "0005-change-readers",
  async up(tx) {
    await sql`create table change_readers (name text primary key, cursor text not null)`.execute(tx);
  },
};
