import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Stars, each of one person, and comments. */
export const annotations: Migration = {
  name: "0003-annotations",
  async up(tx) {
    await sql`
      create table stars (
        person_id uuid not null,
        node_id uuid not null references nodes (id) on delete cascade,
        at timestamptz not null,
        primary key (person_id, node_id)
      )`.execute(tx);
    await sql`create index stars_by_time on stars (person_id, at, node_id)`.execute(tx);
    await sql`create index stars_of_node on stars (node_id)`.execute(tx);
    await sql`
      create table comments (
        id uuid primary key,
        node_id uuid not null references nodes (id) on delete cascade,
        author_id uuid not null,
        app_id text,
        text text not null,
        created_at timestamptz not null,
        edited_at timestamptz
      )`.execute(tx);
    await sql`create index comments_of_node on comments (node_id, id)`.execute(tx);
  },
};
