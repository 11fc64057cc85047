import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** What was done to somebody by somebody else is theirs to read as well. */
export const auditSubjects: Migration = {
  name: "0001-audit-subjects",
  async up(tx) {
    await sql`create index audit_subject on audit ((facts ->> 'personId'), at, seq) where facts ? 'personId'`.execute(
      tx,
    );
    await sql`create index audit_action on audit (action text_pattern_ops, at, seq)`.execute(tx);
  },
};
