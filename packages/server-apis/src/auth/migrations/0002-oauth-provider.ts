import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** The OAuth provider's tables, as oauth-provider 1.7.5 expects them. Each installed app is a row of `oauthClient`. */
export const oauthProviderTables: Migration = {
  name: "0002-oauth-provider",
  async up(tx) {
    await sql`
      create table auth."oauthClient" (
        id uuid primary key,
        "clientId" text not null unique,
        "clientSecret" text,
        "clientDiscoveryId" text,
        disabled boolean,
        "skipConsent" boolean,
        "enableEndSession" boolean,
        "subjectType" text,
        scopes jsonb,
        "clientCredentialsScopes" jsonb,
        "userId" uuid references auth."user" (id) on delete cascade,
        "createdAt" timestamptz,
        "updatedAt" timestamptz,
        name text,
        uri text,
        icon text,
        contacts jsonb,
        tos text,
        policy text,
        "softwareId" text,
        "softwareVersion" text,
        "softwareStatement" text,
        "redirectUris" jsonb not null,
        "postLogoutRedirectUris" jsonb,
        "backchannelLogoutUri" text,
        "backchannelLogoutSessionRequired" boolean,
        "tokenEndpointAuthMethod" text,
        "applicationType" text,
        jwks text,
        "jwksUri" text,
        "grantTypes" jsonb,
        "responseTypes" jsonb,
        "requirePKCE" boolean,
        "dpopBoundAccessTokens" boolean,
        "referenceId" text,
        metadata jsonb
      )`.execute(tx);
    await sql`create index "oauthClient_userId" on auth."oauthClient" ("userId")`.execute(tx);
    await sql`
      create table auth."oauthResource" (
        id uuid primary key,
        identifier text not null unique,
        name text not null,
        "accessTokenTtl" integer,
        "refreshTokenTtl" integer,
        "signingAlgorithm" text,
        "signingKeyId" text,
        "allowedScopes" jsonb,
        "customClaims" jsonb,
        "dpopBoundAccessTokensRequired" boolean,
        disabled boolean,
        "createdAt" timestamptz,
        "updatedAt" timestamptz,
        "policyVersion" integer,
        metadata jsonb
      )`.execute(tx);
    await sql`
      create table auth."oauthClientResource" (
        id uuid primary key,
        "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
        "resourceId" text not null references auth."oauthResource" (identifier) on delete cascade,
        metadata jsonb,
        "createdAt" timestamptz,
        unique ("clientId", "resourceId")
      )`.execute(tx);
    await sql`create index "oauthClientResource_resourceId" on auth."oauthClientResource" ("resourceId")`.execute(tx);
    await sql`
      create table auth."oauthRefreshToken" (
        id uuid primary key,
        token text not null unique,
        "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
        "sessionId" uuid references auth.session (id) on delete set null,
        "userId" uuid not null references auth."user" (id) on delete cascade,
        "referenceId" text,
        "authorizationCodeId" text,
        resources jsonb,
        "requestedUserInfoClaims" jsonb,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null,
        revoked timestamptz,
        "rotatedAt" timestamptz,
        "rotationReplayResponse" text,
        "rotationReplayExpiresAt" timestamptz,
        "authTime" timestamptz,
        confirmation jsonb,
        scopes jsonb not null
      )`.execute(tx);
    await sql`
      create table auth."oauthAccessToken" (
        id uuid primary key,
        token text not null unique,
        "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
        "sessionId" uuid references auth.session (id) on delete set null,
        "userId" uuid references auth."user" (id) on delete cascade,
        "referenceId" text,
        "authorizationCodeId" text,
        resources jsonb,
        "requestedUserInfoClaims" jsonb,
        "refreshId" uuid references auth."oauthRefreshToken" (id) on delete cascade,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null,
        revoked timestamptz,
        confirmation jsonb,
        scopes jsonb not null
      )`.execute(tx);
    for (const column of ["clientId", "sessionId", "userId", "authorizationCodeId"]) {
      await sql`create index on auth."oauthRefreshToken" (${sql.ref(column)})`.execute(tx);
      await sql`create index on auth."oauthAccessToken" (${sql.ref(column)})`.execute(tx);
    }
    await sql`create index on auth."oauthAccessToken" ("refreshId")`.execute(tx);
    await sql`
      create table auth."oauthConsent" (
        id uuid primary key,
        "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
        "userId" uuid references auth."user" (id) on delete cascade,
        "referenceId" text,
        resources jsonb,
        "requestedUserInfoClaims" jsonb,
        scopes jsonb not null,
        "createdAt" timestamptz not null,
        "updatedAt" timestamptz not null
      )`.execute(tx);
    await sql`create index on auth."oauthConsent" ("clientId")`.execute(tx);
    await sql`create index on auth."oauthConsent" ("userId")`.execute(tx);
    await sql`
      create table auth."oauthClientAssertion" (
        id uuid primary key,
        "expiresAt" timestamptz not null
      )`.execute(tx);
  },
};
