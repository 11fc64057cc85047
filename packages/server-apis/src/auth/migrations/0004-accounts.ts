import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/**
 * What an account is made of beside its password: passkeys, one-time codes, a language, a picture, and the links and challenges that
 * lead to them. A `*_hash` is the SHA-256 of a random secret that is kept nowhere.
 */
export const accounts: Migration = {
  name: "0004-accounts",
  async up(tx) {
    await sql`
      alter table auth."user"
        add column language text check (language in ('en', 'de')),
        add column deletion_at timestamptz,
        add column deleted_by text check (deleted_by in ('self', 'owner'))`.execute(tx);
    await sql`alter table auth.session add column authenticated_at timestamptz not null default now()`.execute(tx);
    await sql`
      create table auth.avatars (
        person_id uuid primary key references auth."user" (id) on delete cascade,
        webp bytea not null,
        version text not null
      )`.execute(tx);
    await sql`
      create table auth.passkeys (
        id uuid primary key,
        person_id uuid not null references auth."user" (id) on delete cascade,
        name text not null,
        credential_id text not null unique,
        public_key bytea not null,
        counter bigint not null,
        transports jsonb not null,
        backed_up boolean not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(tx);
    await sql`create index on auth.passkeys (person_id)`.execute(tx);
    await sql`
      create table auth.totp (
        person_id uuid primary key references auth."user" (id) on delete cascade,
        secret text not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0
      )`.execute(tx);
    await sql`
      create table auth.recovery_codes (
        person_id uuid not null references auth.totp (person_id) on delete cascade,
        code_hash text not null,
        primary key (person_id, code_hash)
      )`.execute(tx);
    await sql`
      create table auth.challenges (
        token_hash text primary key,
        kind text not null check (kind in ('add-passkey', 'use-passkey', 'second-factor')),
        person_id uuid references auth."user" (id) on delete cascade,
        challenge text,
        attempts integer not null default 0,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index on auth.challenges (expires_at)`.execute(tx);
    await sql`
      create table auth.one_time_links (
        id uuid primary key,
        kind text not null check (kind in ('password', 'recovery', 'email', 'invitation')),
        token_hash text not null unique,
        person_id uuid references auth."user" (id) on delete cascade,
        email text,
        name text,
        quota_bytes bigint,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index on auth.one_time_links (person_id)`.execute(tx);
  },
};
