import type { PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { authDb } from "./tables.ts";

export type Credential = { personId: PersonId; passwordHash: string; hasSecondFactor: boolean };

/** What an account is signed in to with; null when there is none of this username, or the owner took it away. One query either way. */
export async function credentialOf(db: Db, username: string): Promise<Credential | null> {
  const row = await authDb(db)
    .selectFrom("auth.user as u")
    .innerJoin("auth.account as a", (join) => join.onRef("a.userId", "=", "u.id").on("a.providerId", "=", "credential"))
    .leftJoin("auth.totp as t", (join) => join.onRef("t.person_id", "=", "u.id").on("t.confirmed_at", "is not", null))
    .select(["u.id", "a.password", "t.confirmed_at"])
    .where("u.username", "=", username)
    .where((eb) => eb("u.deleted_by", "is", null).or("u.deleted_by", "=", "self"))
    .executeTakeFirst();
  if (row === undefined) return null;
  return { personId: row.id, passwordHash: row.password, hasSecondFactor: row.confirmed_at !== null };
}
