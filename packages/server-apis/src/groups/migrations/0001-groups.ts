import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** The ways into a group. Groups and their members are the kit's, because decisions ask for them. */
export const groupDoors: Migration = {
  name: "0001-groups",
  async up(tx) {
    await sql`
      create table open_groups (
        group_id uuid primary key references groups (id) on delete cascade
      )`.execute(tx);
    await sql`
      create table group_invitations (
        id uuid primary key,
        group_id uuid not null references groups (id) on delete cascade,
        token_hash text not null unique,
        invited_by uuid not null,
        uses_left integer not null check (uses_left >= 0),
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index group_invitations_group on group_invitations (group_id)`.execute(tx);
    await sql`
      create table group_join_requests (
        id uuid primary key,
        group_id uuid not null references groups (id) on delete cascade,
        person_id uuid not null,
        asked_at timestamptz not null,
        unique (group_id, person_id)
      )`.execute(tx);
    await sql`create index group_join_requests_person on group_join_requests (person_id)`.execute(tx);
  },
};
