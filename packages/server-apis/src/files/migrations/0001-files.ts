import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Versions, uploads, extracted metadata and covers. */
export const filesTables: Migration = {
  name: "0001-files",
  async up(tx) {
    await sql`
      create table versions (
        node_id uuid not null references nodes (id),
        n integer not null check (n >= 1),
        blob_id uuid not null references blobs (id),
        size bigint not null check (size >= 0),
        author_id uuid not null,
        app_id text,
        at timestamptz not null,
        primary key (node_id, n)
      )`.execute(tx);
    await sql`create index versions_blob on versions (blob_id)`.execute(tx);
    await sql`
      create table uploads (
        id uuid primary key,
        space_id uuid not null references spaces (id),
        parent_id uuid not null,
        person_id uuid not null,
        app_id text,
        name text not null,
        metadata text not null,
        length bigint not null check (length >= 0),
        received_bytes bigint not null default 0 check (received_bytes >= 0 and received_bytes <= length),
        blob_id uuid not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        node_id uuid,
        node_name text
      )`.execute(tx);
    await sql`create index uploads_expiry on uploads (expires_at)`.execute(tx);
    await sql`
      create table meta (
        node_id uuid not null references nodes (id),
        namespace text not null check (namespace in ('extracted')),
        value jsonb not null,
        version integer not null,
        at timestamptz not null,
        primary key (node_id, namespace)
      )`.execute(tx);
    await sql`
      create table covers (
        node_id uuid primary key references nodes (id),
        blob_id uuid not null references blobs (id),
        source text not null check (source in ('own', 'folder'))
      )`.execute(tx);
    await sql`create index covers_blob on covers (blob_id)`.execute(tx);
  },
};
