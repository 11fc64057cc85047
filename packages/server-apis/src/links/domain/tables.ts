import type { ColumnType } from "kysely";
import type { GrantId, LinkVisitId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Absent<T> = ColumnType<T | null, T | null, T | null>;

export type LinkTables = {
  links: {
    /** The link's own id: it goes with its grant. */
    grant_id: GrantId;
    kind: "view" | "edit" | "drop";
    secret_hash: string;
    /** Under the cloud's own secret, so that who made it can hand out the address again. */
    sealed_secret: string;
    password_hash: Absent<string>;
    label: Absent<string>;
    download_limit: Absent<number>;
    download_count: number;
    maximum_file_bytes: Absent<number>;
    last_opened_at: Absent<Date>;
  };
  link_visits: {
    id: LinkVisitId;
    link_id: GrantId;
    token_hash: string;
    visitor_name: string | null;
    expires_at: ColumnType<Date, Date, Date>;
  };
  /** What was counted for a visit, so that it is counted once. */
  link_downloads: { visit_id: LinkVisitId; what: string };
};

/** The kit's database with the tables of this service. */
export function linksDb(db: Db) {
  return db.withTables<LinkTables>();
}

/** The same transaction with the tables of this service. */
export function linksTx(tx: Tx) {
  return tx.withTables<LinkTables>();
}
