import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Until when an answer to an app's request holds; without it, for good. */
export const consentChoices: Migration = {
  name: "0006-consent-choices",
  async up(tx) {
    await sql`alter table auth.app_consents add column expires_at timestamptz`.execute(tx);
  },
};
