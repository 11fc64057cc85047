import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/**
 * Documents as nodes: what the tree knows of one without a look into it. Files keep being counted by their versions; a document has no
 * versions, so what it takes of its space's room stands in its row.
 */
export const documents: Migration = {
  name: "0007-documents",
  async up(tx) {
    await sql`
      alter table nodes
        drop constraint nodes_kind_check,
        add constraint nodes_kind_check check (kind in ('folder', 'file', 'link', 'document')),
        add column counted_bytes bigint not null default 0 check (counted_bytes >= 0),
        add column schema_name text,
        add column export_sequence bigint,
        add constraint nodes_document check (
          kind = 'document' or (counted_bytes = 0 and schema_name is null and export_sequence is null)
        )`.execute(tx);
  },
};
