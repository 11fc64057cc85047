import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/** Groups as owners of spaces, grants to people, groups, links and apps, and the audit log. */
export const principals: Migration = {
  name: "0002-principals",
  async up(tx) {
    await sql`
      create table groups (
        id uuid primary key,
        name text not null,
        description text not null default '',
        created_at timestamptz not null
      )`.execute(tx);
    await sql`
      create table group_members (
        group_id uuid not null references groups (id) on delete cascade,
        person_id uuid not null,
        role text not null check (role in ('manager', 'member')),
        joined_at timestamptz not null,
        primary key (group_id, person_id)
      )`.execute(tx);
    await sql`create index group_members_person on group_members (person_id, group_id) include (role)`.execute(tx);
    await sql`
      alter table spaces
        alter column owner_id drop not null,
        add column group_id uuid unique references groups (id) on delete restrict,
        add constraint spaces_one_owner check (num_nonnulls(owner_id, group_id) = 1)`.execute(tx);
    await sql`
      alter table grants
        drop constraint grants_person_id_app_id_node_id_key,
        drop constraint grants_role_check,
        alter column person_id drop not null,
        alter column app_id drop not null,
        add column grantee_kind text not null default 'app' check (grantee_kind in ('person', 'group', 'link', 'app')),
        add column group_id uuid references groups (id) on delete cascade,
        add column granted_by uuid,
        add column parent_id uuid references grants (id) on delete cascade,
        add column source text not null default 'consent' check (source in ('consent', 'picker', 'share')),
        add column requested_path text,
        add column last_used_at timestamptz,
        add constraint grants_role check (
          role in ('read', 'write') or (role = 'manage' and grantee_kind in ('person', 'group'))
        ),
        add constraint grants_grantee check (
          (person_id is not null) = (grantee_kind in ('person', 'app'))
          and (app_id is not null) = (grantee_kind = 'app')
          and (group_id is not null) = (grantee_kind = 'group')
        ),
        add constraint grants_parent check (parent_id <> id)`.execute(tx);
    await sql`update grants set granted_by = person_id`.execute(tx);
    await sql`alter table grants alter column grantee_kind drop default, alter column source drop default`.execute(tx);
    // One grant for each source of authority: what somebody hands on ends with what they hold, and leaves the owner's own grant alone.
    await sql`
      create unique index grants_once on grants (node_id, person_id, app_id, group_id, parent_id) nulls not distinct
        where grantee_kind <> 'link'`.execute(tx);
    await sql`create index grants_of_person on grants (person_id, node_id, app_id)`.execute(tx);
    await sql`create index grants_of_group on grants (group_id, node_id) where group_id is not null`.execute(tx);
    await sql`create index grants_children on grants (parent_id) where parent_id is not null`.execute(tx);
    await sql`create index grants_expiry on grants (expires_at) where expires_at is not null`.execute(tx);
    await sql`
      create table audit (
        id uuid primary key,
        xid xid8 not null default pg_current_xact_id(),
        seq bigint generated always as identity,
        at timestamptz not null default clock_timestamp(),
        actor text not null check (actor in ('person', 'operator', 'anonymous', 'link', 'system')),
        person_id uuid,
        app_id text,
        address text,
        action text not null,
        resource_kind text,
        resource_id text,
        decision text not null check (decision in ('allow', 'deny', 'done', 'failed')),
        grant_id uuid,
        facts jsonb not null
      )`.execute(tx);
    await sql`create index audit_order on audit (at, seq)`.execute(tx);
    await sql`create index audit_person on audit (person_id, at, seq) where person_id is not null`.execute(tx);
    await sql`create index audit_resource on audit (resource_kind, resource_id, at)`.execute(tx);
    await sql`create table audit_unsealed (entry_id uuid primary key references audit (id))`.execute(tx);
    await sql`
      create table audit_seals (
        position bigint primary key,
        entry_id uuid not null unique references audit (id),
        hash bytea not null check (length(hash) = 32)
      )`.execute(tx);
    await sql`
      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
      end $$`.execute(tx);
    for (const table of ["audit", "audit_seals"]) {
      await sql`
        create trigger append_only before update or delete or truncate on ${sql.id(table)}
          for each statement execute function refuse_audit_change()`.execute(tx);
    }
  },
};
