import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Sessions on apps' origins, and what leads to them. They end with the cloud's session they were made from, by cascade. */
export const appSessions: Migration = {
  name: "0003-app-sessions",
  async up(tx) {
    await sql`
      create table auth.app_sessions (
        id uuid primary key,
        token_hash text not null unique,
        person_id uuid not null references auth."user" (id) on delete cascade,
        app_id text not null references auth."oauthClient" ("clientId") on delete cascade,
        cloud_session_id uuid not null references auth.session (id) on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz not null
      )`.execute(tx);
    await sql`create index on auth.app_sessions (person_id)`.execute(tx);
    await sql`create index on auth.app_sessions (app_id)`.execute(tx);
    await sql`create index on auth.app_sessions (cloud_session_id)`.execute(tx);
    await sql`
      create table auth.app_sign_ins (
        state_hash text primary key,
        binding_hash text not null,
        app_id text not null,
        nonce text not null,
        code_verifier text not null,
        return_to text not null,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index on auth.app_sign_ins (expires_at)`.execute(tx);
    await sql`
      create table auth.app_consents (
        person_id uuid not null references auth."user" (id) on delete cascade,
        app_id text not null references auth."oauthClient" ("clientId") on delete cascade,
        path text not null,
        access text not null check (access in ('read', 'write')),
        granted_at timestamptz not null,
        primary key (person_id, app_id, path)
      )`.execute(tx);
    await sql`
      create table auth.secrets (
        name text primary key,
        value text not null
      )`.execute(tx);
  },
};
