import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Apps may ask for documents, and for nothing else. */
export const pickDocuments: Migration = {
  name: "0003-pick-documents",
  async up(tx) {
    await sql`
      alter table pick_requests
        drop constraint pick_requests_kind_check,
        add constraint pick_requests_kind_check check (kind in ('file', 'folder', 'document', 'any'))`.execute(tx);
  },
};
