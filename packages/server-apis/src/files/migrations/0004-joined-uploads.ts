import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Blobs of several parts, uploads that are joined, what to do where a name is taken, and bytes on their way to a blob. */
export const joinedUploads: Migration = {
  name: "0004-joined-uploads",
  async up(tx) {
    await sql`
      create table blob_parts (
        blob_id uuid not null references blobs (id),
        n integer not null check (n >= 1),
        part_id uuid not null unique,
        size bigint not null check (size >= 0),
        primary key (blob_id, n)
      )`.execute(tx);
    await sql`create table blob_drafts (blob_id uuid primary key, at timestamptz not null)`.execute(tx);
    await sql`
      alter table uploads
        add column conflict text not null default 'keep-both' check (conflict in ('keep-both', 'replace', 'skip')),
        add column concat text,
        add column joined_into uuid,
        add column outcome text check (outcome in ('created', 'replaced', 'skipped'))`.execute(tx);
    await sql`create index uploads_blob on uploads (blob_id)`.execute(tx);
  },
};
