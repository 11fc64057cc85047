import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What people leave out of their own list of what was shared with them. */
export const hiddenShares: Migration = {
  name: "0002-hidden-shares",
  async up(tx) {
    await sql`
      create table hidden_shares (
        person_id uuid not null,
        grant_id uuid not null references grants (id) on delete cascade,
        primary key (person_id, grant_id)
      )`.execute(tx);
    await sql`create index hidden_shares_grant on hidden_shares (grant_id)`.execute(tx);
    await sql`create index grants_of_giver on grants (granted_by) where grantee_kind <> 'app'`.execute(tx);
  },
};
