import type { ColumnType } from "kysely";
import type { GroupId, GroupInvitationId, JoinRequestId, PersonId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;

export type GroupTables = {
  /** The groups that take requests. */
  open_groups: { group_id: GroupId };
  group_invitations: {
    id: GroupInvitationId;
    group_id: GroupId;
    /** SHA-256 of the token, which is kept nowhere. */
    token_hash: string;
    invited_by: PersonId;
    uses_left: number;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
  group_join_requests: { id: JoinRequestId; group_id: GroupId; person_id: PersonId; asked_at: Timestamp };
};

/** The kit's database with the tables of this service. */
export function groupsDb(db: Db) {
  return db.withTables<GroupTables>();
}

/** The same transaction with the tables of this service. */
export function groupsTx(tx: Tx) {
  return tx.withTables<GroupTables>();
}
