import type { PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { randomToken } from "./random-token.ts";
import { authDb, type AuthTables } from "./tables.ts";

type Kind = AuthTables["auth.challenges"]["kind"];
export type Challenge = { personId: PersonId | null; challenge: string | null };

const lastsMs = 5 * 60 * 1000;
const maximumAttempts = 5;

/** Keeps something that a browser has to answer within five minutes; returns the token it answers with. */
export async function makeChallenge(
  { db, clock }: Pick<Kit, "db" | "clock">,
  kind: Kind,
  { personId, challenge }: Challenge,
): Promise<string> {
  const token = randomToken();
  const now = clock.now();
  await authDb(db).deleteFrom("auth.challenges").where("expires_at", "<=", now).execute();
  await authDb(db)
    .insertInto("auth.challenges")
    .values({
      token_hash: await sha256Hex(token),
      kind,
      person_id: personId,
      challenge,
      expires_at: new Date(now.getTime() + lastsMs),
    })
    .execute();
  return token;
}

/** The challenge of this token, once; null when there is none, or no longer. */
export async function takeChallenge(
  kit: Pick<Kit, "db" | "clock">,
  kind: Kind,
  token: string,
): Promise<Challenge | null> {
  const row = await authDb(kit.db)
    .deleteFrom("auth.challenges")
    .where("token_hash", "=", await sha256Hex(token))
    .where("kind", "=", kind)
    .where("expires_at", ">", kit.clock.now())
    .returning(["person_id", "challenge"])
    .executeTakeFirst();
  return row === undefined ? null : { personId: row.person_id, challenge: row.challenge };
}

/** Whose it is, counting one of the five tries there are; it stays until `takeChallenge`. */
export async function tryChallenge(
  kit: Pick<Kit, "db" | "clock">,
  kind: Kind,
  token: string,
): Promise<PersonId | null> {
  const row = await authDb(kit.db)
    .updateTable("auth.challenges")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("token_hash", "=", await sha256Hex(token))
    .where("kind", "=", kind)
    .where("attempts", "<", maximumAttempts)
    .where("expires_at", ">", kit.clock.now())
    .returning("person_id")
    .executeTakeFirst();
  return row?.person_id ?? null;
}
