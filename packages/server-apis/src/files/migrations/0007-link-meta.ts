import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** By which link a file came, and from whom, is kept beside what was read out of it. */
export const linkMeta: Migration = {
  name: "0007-link-meta",
  async up(tx) {
    await sql`
      alter table meta
        drop constraint meta_namespace_check,
        add constraint meta_namespace_check check (namespace in ('extracted', 'link'))`.execute(tx);
  },
};
