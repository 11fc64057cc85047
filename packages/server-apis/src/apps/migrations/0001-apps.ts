import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What is installed. */
export const apps: Migration = {
  name: "0001-apps",
  async up(tx) {
    await sql`
      create table apps (
        id text primary key,
        name text not null,
        description text,
        version text not null,
        manifest jsonb not null,
        folder text not null,
        installed_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(tx);
  },
};
