import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What apps ask people to pick, for as long as they may answer. */
export const pickRequests: Migration = {
  name: "0001-pick-requests",
  async up(tx) {
    await sql`
      create table pick_requests (
        id uuid primary key,
        person_id uuid not null,
        app_id text not null,
        session_id uuid not null,
        kind text not null check (kind in ('file', 'folder', 'any')),
        access text not null check (access in ('read', 'write')),
        multiple boolean not null,
        accept jsonb not null,
        reason text,
        state text not null check (state in ('open', 'picked', 'cancelled')),
        picked jsonb not null,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(tx);
    await sql`create index pick_requests_asker on pick_requests (person_id, app_id, created_at)`.execute(tx);
    await sql`create index pick_requests_expiry on pick_requests (expires_at)`.execute(tx);
  },
};
