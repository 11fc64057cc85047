import type { ColumnType } from "kysely";
import type { AppId, NodeId, PersonId, PickId, SessionId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;
/** `jsonb`: read parsed, written as JSON. */
type Json<T> = ColumnType<T, string, string>;

/** What can be picked. */
export type PickKind = PickedKind | "any";

export type PickedKind = "file" | "folder" | "document";

/** Something that was picked, as it was then. */
export type PickedNode = { id: NodeId; name: string; kind: PickedKind; access: "read" | "write" };

export type PickTables = {
  pick_requests: {
    id: PickId;
    person_id: PersonId;
    app_id: AppId;
    /** The app's session that asked: no other one hears of the answer. */
    session_id: SessionId;
    kind: PickKind;
    access: "read" | "write";
    multiple: boolean;
    /** Media types (`audio/*`) and extensions (`.mp3`) of the files that fit; empty for any. */
    accept: Json<string[]>;
    /** In the app's own words. */
    reason: string | null;
    state: "open" | "picked" | "cancelled";
    picked: Json<PickedNode[]>;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
};

export function pickDb(db: Db) {
  return db.withTables<PickTables>();
}

export function pickTx(tx: Tx) {
  return tx.withTables<PickTables>();
}
