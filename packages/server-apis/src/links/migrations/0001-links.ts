import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Links, who has them open, and which downloads of theirs were counted. What a link is on, and until when, is its grant. */
export const linkTables: Migration = {
  name: "0001-links",
  async up(tx) {
    await sql`
      create table links (
        grant_id uuid primary key references grants (id) on delete cascade,
        kind text not null check (kind in ('view', 'edit', 'drop')),
        secret_hash text not null unique,
        sealed_secret text not null,
        password_hash text,
        label text,
        download_limit integer check (download_limit > 0),
        download_count integer not null,
        maximum_file_bytes bigint check (maximum_file_bytes > 0),
        last_opened_at timestamptz
      )`.execute(tx);
    await sql`
      create table link_visits (
        id uuid primary key,
        link_id uuid not null references links (grant_id) on delete cascade,
        token_hash text not null unique,
        visitor_name text,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index link_visits_link on link_visits (link_id)`.execute(tx);
    await sql`create index link_visits_expiry on link_visits (expires_at)`.execute(tx);
    await sql`
      create table link_downloads (
        visit_id uuid not null references link_visits (id) on delete cascade,
        what text not null,
        primary key (visit_id, what)
      )`.execute(tx);
  },
};
