import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Small files that came together lie in the store in one piece: each blob is a part of it, which begins at `start`. */
export const packs: Migration = {
  name: "0008-packs",
  async up(tx) {
    await sql`
      alter table blob_parts
        add column start bigint not null default 0 check (start >= 0),
        drop constraint blob_parts_part_id_key`.execute(tx);
    await sql`create index blob_parts_part on blob_parts (part_id)`.execute(tx);
  },
};
