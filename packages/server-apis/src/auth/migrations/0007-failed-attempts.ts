import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Attempts to prove who one is that failed, by what is guessed at and by who guesses: a restart gives nobody new ones. */
export const failedAttempts: Migration = {
  name: "0007-failed-attempts",
  async up(tx) {
    await sql`
      create table auth.failed_attempts (
        kind text not null,
        key_hash text not null,
        used int not null,
        window_ms bigint not null,
        ends_at timestamptz not null,
        forgotten_at timestamptz not null,
        primary key (kind, key_hash)
      )`.execute(tx);
    await sql`create index failed_attempts_by_end on auth.failed_attempts (forgotten_at)`.execute(tx);
  },
};
