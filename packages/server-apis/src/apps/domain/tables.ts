import type { Manifest } from "@mows/manifest";
import type { ColumnType } from "kysely";
import type { AppId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;

export type AppTables = {
  apps: {
    id: AppId;
    name: string;
    description: string | null;
    version: string;
    manifest: ColumnType<Manifest, string, string>;
    /** Of its copy, as `AppFolders` named it. */
    folder: string;
    installed_at: Timestamp;
    updated_at: Timestamp;
  };
};

export function appsDb(db: Db) {
  return db.withTables<AppTables>();
}

export function appsTx(tx: Tx) {
  return tx.withTables<AppTables>();
}
