import type { PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { authDb } from "./tables.ts";

export type Person = { id: PersonId; username: string; name: string; role: "owner" | "member" };

export async function findPerson(db: Db, id: PersonId): Promise<Person | null> {
  const row = await people(db).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** Everyone, by name. */
export async function allPeople(db: Db): Promise<Person[]> {
  return people(db).orderBy("name").orderBy("id").execute();
}

export async function findPersonByUsername(db: Db, username: string): Promise<Person | null> {
  const row = await people(db).where("username", "=", username).executeTakeFirst();
  return row ?? null;
}

/** What others see of these people; without those who have no account. */
export async function namesOf(
  db: Db,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, { username: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await people(db).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, username, name }) => [id, { username, name }]));
}

export async function hasPeople(db: Db): Promise<boolean> {
  return (await people(db).limit(1).executeTakeFirst()) !== undefined;
}

export async function hasOwner(db: Db): Promise<boolean> {
  return (await people(db).where("role", "=", "owner").executeTakeFirst()) !== undefined;
}

function people(db: Db) {
  return authDb(db).selectFrom("auth.user").select(["id", "username", "name", "role"]);
}
