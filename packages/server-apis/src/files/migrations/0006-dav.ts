import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What WebDAV keeps beside the tree: properties that its clients made up, and locks. Both go with their node. */
export const davTables: Migration = {
  name: "0006-dav",
  async up(tx) {
    await sql`
      create table dav_properties (
        node_id uuid not null references nodes (id) on delete cascade,
        namespace text not null,
        name text not null,
        xml text not null,
        primary key (node_id, namespace, name)
      )`.execute(tx);
    await sql`
      create table dav_locks (
        token text primary key,
        node_id uuid not null references nodes (id) on delete cascade,
        space_id uuid not null,
        person_id uuid not null,
        scope text not null check (scope in ('exclusive', 'shared')),
        is_deep boolean not null,
        owner_xml text not null,
        timeout_s integer not null,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index dav_locks_node on dav_locks (node_id)`.execute(tx);
    await sql`create index dav_locks_space on dav_locks (space_id)`.execute(tx);
  },
};
