import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** The trash, versions with names, and copies and moves that take longer than one transaction. */
export const trashAndVersions: Migration = {
  name: "0002-trash-and-versions",
  async up(tx) {
    await sql`
      create table trash (
        node_id uuid primary key references nodes (id) on delete cascade,
        space_id uuid not null,
        parent_id uuid not null,
        name text not null,
        deleted_by uuid,
        app_id text,
        deleted_at timestamptz not null,
        purge_at timestamptz not null
      )`.execute(tx);
    await sql`create index trash_of_space on trash (space_id, deleted_at, node_id)`.execute(tx);
    await sql`create index trash_due on trash (purge_at)`.execute(tx);
    await sql`
      alter table versions
        add column name text,
        add column restored_from integer`.execute(tx);
    await sql`
      create table copies (
        id uuid primary key,
        top_id uuid not null,
        parent_id uuid not null,
        space_id uuid not null,
        reserved_bytes bigint not null check (reserved_bytes >= 0)
      )`.execute(tx);
    await sql`
      create table copy_folders (
        copy_id uuid not null references copies (id) on delete cascade,
        source_id uuid not null,
        target_id uuid not null,
        after uuid,
        primary key (copy_id, target_id)
      )`.execute(tx);
    await sql`
      create table space_moves (
        id uuid primary key,
        space_id uuid not null,
        reserved_bytes bigint not null check (reserved_bytes >= 0)
      )`.execute(tx);
    await sql`
      create table space_move_folders (
        move_id uuid not null references space_moves (id) on delete cascade,
        folder_id uuid not null,
        after uuid,
        primary key (move_id, folder_id)
      )`.execute(tx);
  },
};
