import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/**
 * Documents that several people edit at once: their log, what it is loaded from, and their past. Purging a node removes these rows first
 * (`removeDocuments`), so that who has the document open is told.
 */
export const realtimeTables: Migration = {
  name: "0001-realtime",
  async up(tx) {
    await sql`
      create table documents (
        node_id uuid primary key references nodes (id),
        schema json,
        head_seq bigint not null default 0 check (head_seq >= 0),
        snapshot_seq bigint not null default 0 check (snapshot_seq between 0 and head_seq),
        stored_bytes bigint not null default 0 check (stored_bytes >= 0),
        counted_bytes bigint not null default 0 check (counted_bytes >= 0),
        settle_due_at timestamptz,
        created_at timestamptz not null
      )`.execute(tx);
    // No reference: whoever appends holds the document's row, and asking for it with every row would cost as much as writing it.
    await sql`
      create table doc_updates (
        doc_id uuid not null,
        seq bigint not null,
        bytes bytea not null,
        author_id uuid,
        app_id text,
        at timestamptz not null,
        primary key (doc_id, seq)
      )`.execute(tx);
    await sql`
      create table doc_snapshots (
        doc_id uuid primary key references documents (node_id) on delete cascade,
        upto_seq bigint not null,
        state_vector bytea not null,
        bytes bytea not null
      )`.execute(tx);
    await sql`
      create table doc_history (
        doc_id uuid not null references documents (node_id) on delete cascade,
        upto_seq bigint not null,
        from_seq bigint not null check (from_seq <= upto_seq),
        bytes bytea not null,
        primary key (doc_id, upto_seq)
      )`.execute(tx);
    await sql`
      create table doc_clients (
        doc_id uuid not null references documents (node_id) on delete cascade,
        client_id bigint not null,
        author_id uuid not null,
        app_id text,
        first_at timestamptz not null,
        primary key (doc_id, client_id)
      )`.execute(tx);
    await sql`
      create table doc_checkpoints (
        doc_id uuid not null references documents (node_id) on delete cascade,
        seq bigint not null,
        at timestamptz not null,
        name text,
        named_by uuid,
        authors uuid[] not null,
        snapshot bytea not null,
        primary key (doc_id, seq)
      )`.execute(tx);
    // Updates, snapshots and segments are compressed where that helps by their readers' own format; trying again costs time at each write.
    await sql`alter table doc_updates alter column bytes set storage external`.execute(tx);
  },
};
