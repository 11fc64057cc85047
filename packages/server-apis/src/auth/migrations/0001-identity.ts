import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/**
 * People, their sessions and the OAuth provider, in a schema of their own: the tables in camel case are better-auth's, as its
 * 1.7.6 and oauth-provider 1.7.5 expect them; those in snake case are ours.
 */
export const identity: Migration = {
  name: "0001-identity",
  async up(tx) {
    await sql`create schema auth`.execute(tx);
    await sql`
      create table auth."user" (
        id uuid primary key,
        name text not null,
        email text not null unique,
        "emailVerified" boolean not null,
        image text,
        "createdAt" timestamptz not null default now(),
        "updatedAt" timestamptz not null default now(),
        username text not null unique,
        "displayUsername" text,
        role text not null check (role in ('owner', 'member'))
      )`.execute(tx);
    await sql`create unique index user_one_owner on auth."user" (role) where role = 'owner'`.execute(tx);
    await sql`
      create table auth.session (
        id uuid primary key,
        "expiresAt" timestamptz not null,
        token text not null unique,
        "createdAt" timestamptz not null default now(),
        "updatedAt" timestamptz not null,
        "ipAddress" text,
        "userAgent" text,
        "userId" uuid not null references auth."user" (id) on delete cascade
      )`.execute(tx);
    await sql`create index "session_userId" on auth.session ("userId")`.execute(tx);
    await sql`
      create table auth.account (
        id uuid primary key,
        "accountId" text not null,
        "providerId" text not null,
        "userId" uuid not null references auth."user" (id) on delete cascade,
        "accessToken" text,
        "refreshToken" text,
        "idToken" text,
        "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz,
        scope text,
        password text,
        "createdAt" timestamptz not null default now(),
        "updatedAt" timestamptz not null
      )`.execute(tx);
    await sql`create index "account_userId" on auth.account ("userId")`.execute(tx);
    await sql`
      create table auth.verification (
        id uuid primary key,
        identifier text not null,
        value text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default now(),
        "updatedAt" timestamptz not null default now()
      )`.execute(tx);
    await sql`create index verification_identifier on auth.verification (identifier)`.execute(tx);
    await sql`
      create table auth.jwks (
        id uuid primary key,
        "publicKey" text not null,
        "privateKey" text not null,
        "createdAt" timestamptz not null,
        "expiresAt" timestamptz,
        alg text,
        crv text
      )`.execute(tx);
  },
};
