import type { PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { authDb } from "./tables.ts";

/** Same-origin on every origin, and another one for another picture. */
export function avatarUrl(personId: PersonId, version: string): string {
  return `/.mows/auth/avatars/${personId}?v=${version}`;
}

/** Null for somebody without a picture. */
export async function findAvatarUrl(db: Db, personId: PersonId): Promise<string | null> {
  const row = await authDb(db)
    .selectFrom("auth.avatars")
    .select("version")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row === undefined ? null : avatarUrl(personId, row.version);
}
