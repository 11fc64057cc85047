import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/** The tree, its grants, the change feed, blobs, jobs and idempotency keys: what every service stands on. */
export const foundation: Migration = {
  name: "0001-foundation",
  async up(tx) {
    await sql`
      create table spaces (
        id uuid primary key,
        owner_id uuid not null unique,
        root_id uuid not null,
        limit_bytes bigint check (limit_bytes >= 0),
        used_bytes bigint not null default 0 check (used_bytes >= 0),
        reserved_bytes bigint not null default 0 check (reserved_bytes >= 0)
      )`.execute(tx);
    await sql`
      create table nodes (
        id uuid primary key,
        space_id uuid not null references spaces (id) deferrable initially deferred,
        parent_id uuid references nodes (id),
        name text not null,
        name_key text collate "C" not null,
        kind text not null check (kind in ('folder', 'file')),
        size bigint not null default 0 check (size >= 0),
        mime text,
        head_version integer not null default 0,
        created_at timestamptz not null,
        modified_at timestamptz not null,
        deleted_at timestamptz
      )`.execute(tx);
    await sql`create unique index nodes_name on nodes (parent_id, name_key) where deleted_at is null`.execute(tx);
    await sql`create index nodes_by_name on nodes (parent_id, kind desc, name_key, id) where deleted_at is null`.execute(
      tx,
    );
    await sql`create index nodes_by_modified on nodes (parent_id, kind desc, modified_at, id) where deleted_at is null`.execute(
      tx,
    );
    await sql`create index nodes_by_size on nodes (parent_id, kind desc, size, id) where deleted_at is null`.execute(
      tx,
    );
    await sql`create index nodes_parent on nodes (parent_id)`.execute(tx);
    await sql`
      create table grants (
        id uuid primary key,
        node_id uuid not null references nodes (id) on delete cascade,
        person_id uuid not null,
        app_id text not null,
        role text not null check (role in ('read', 'write')),
        granted_at timestamptz not null,
        expires_at timestamptz,
        unique (person_id, app_id, node_id)
      )`.execute(tx);
    await sql`create index grants_node on grants (node_id)`.execute(tx);
    await sql`
      create table blobs (
        id uuid primary key,
        sha256 bytea unique check (length(sha256) = 32),
        size bigint not null check (size >= 0),
        refcount integer not null check (refcount >= 0)
      )`.execute(tx);
    await sql`
      create table changes (
        xid xid8 not null default pg_current_xact_id(),
        seq bigint generated always as identity,
        space_id uuid not null,
        entity text not null,
        entity_id text not null,
        parent_id uuid,
        op text not null check (op in ('created', 'updated', 'deleted')),
        primary key (xid, seq)
      )`.execute(tx);
    await sql`
      create table jobs (
        id uuid primary key,
        kind text not null,
        payload jsonb not null,
        run_at timestamptz not null,
        attempts integer not null default 0,
        failed_with text
      )`.execute(tx);
    await sql`create index jobs_due on jobs (run_at) where failed_with is null`.execute(tx);
    await sql`
      create table idempotency (
        principal text not null,
        key text not null,
        operation text not null,
        input_hash text not null,
        result jsonb not null,
        at timestamptz not null,
        primary key (principal, key)
      )`.execute(tx);
    await sql`create index idempotency_at on idempotency (at)`.execute(tx);
  },
};
