import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Clients that are no installed apps, tokens that people make themselves, device authorisation, and signing keys that end. */
export const clientsAndTokens: Migration = {
  name: "0005-clients-and-tokens",
  async up(tx) {
    await sql`
      alter table auth."oauthClient"
        add column kind text not null default 'app' check (kind in ('app', 'registered', 'built-in'))`.execute(tx);
    await sql`
      create table auth.access_tokens (
        id uuid primary key,
        person_id uuid not null references auth."user" (id) on delete cascade,
        made_by uuid references auth.access_tokens (id) on delete cascade,
        kind text not null check (kind in ('personal', 'app-password')),
        name text not null,
        token_hash text not null unique,
        scopes jsonb not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        last_used_at timestamptz
      )`.execute(tx);
    await sql`create index on auth.access_tokens (person_id)`.execute(tx);
    await sql`create index on auth.access_tokens (made_by) where made_by is not null`.execute(tx);
    // As better-auth 1.7.6's device-authorization and oauth-provider 1.7.5 expect it; the last column is ours.
    await sql`
      create table auth."deviceCode" (
        id uuid primary key,
        "deviceCode" text not null unique,
        "userCode" text not null unique,
        "userId" uuid references auth."user" (id) on delete cascade,
        "expiresAt" timestamptz not null,
        status text not null,
        "lastPolledAt" timestamptz,
        "pollingInterval" integer,
        "clientId" text references auth."oauthClient" ("clientId") on delete cascade,
        scope text,
        resources jsonb,
        "oauthClientId" text,
        client_address text
      )`.execute(tx);
    await sql`create index on auth."deviceCode" ("expiresAt")`.execute(tx);
    // A token that only the session keeps alive ends with it, however it is deleted.
    await sql`
      alter table auth."oauthAccessToken"
        drop constraint "oauthAccessToken_sessionId_fkey",
        add constraint "oauthAccessToken_sessionId_fkey"
          foreign key ("sessionId") references auth.session (id) on delete cascade`.execute(tx);
    await sql`
      update auth.jwks set "expiresAt" = "createdAt" + interval '90 days' where "expiresAt" is null`.execute(tx);
  },
};
