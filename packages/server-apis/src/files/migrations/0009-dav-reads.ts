import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What each client of WebDAV has of a document: what it sends back is an edit of that. Goes with its node. */
export const davReads: Migration = {
  name: "0009-dav-reads",
  async up(tx) {
    await sql`
      create table dav_reads (
        node_id uuid not null references nodes (id) on delete cascade,
        person_id uuid not null,
        app_id text not null,
        sequence bigint not null,
        own bytea,
        at timestamptz not null,
        primary key (node_id, person_id, app_id)
      )`.execute(tx);
    await sql`create index dav_reads_client on dav_reads (person_id, app_id, at)`.execute(tx);
    await sql`create index dav_reads_at on dav_reads (at)`.execute(tx);
  },
};
