import type { PasskeyId, PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { authDb } from "./tables.ts";

export type Passkey = { id: PasskeyId; name: string; createdAt: Date; lastUsedAt: Date | null; backedUp: boolean };

/** The person's passkeys, oldest first. */
export async function passkeysOf(db: Db, personId: PersonId): Promise<Passkey[]> {
  return authDb(db)
    .selectFrom("auth.passkeys")
    .select(["id", "name", "created_at as createdAt", "last_used_at as lastUsedAt", "backed_up as backedUp"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
}
