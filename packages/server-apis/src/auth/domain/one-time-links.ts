import type { OneTimeLinkId, PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";
import { randomToken } from "./random-token.ts";
import { authDb, authTx, type AuthTables } from "./tables.ts";

type Table = AuthTables["auth.one_time_links"];
type Kind = Table["kind"];

export type OneTimeLink = {
  id: OneTimeLinkId;
  kind: Kind;
  personId: PersonId | null;
  email: string | null;
  name: string | null;
  quotaBytes: number | null;
};

/** For how long a link of each kind works. */
export const linkLastsMs: Record<Kind, number> = {
  password: 60 * 60 * 1000,
  recovery: 24 * 60 * 60 * 1000,
  email: 24 * 60 * 60 * 1000,
  invitation: 7 * 24 * 60 * 60 * 1000,
};

const pages: Record<Kind, string> = {
  password: "/reset-password",
  recovery: "/reset-password",
  email: "/confirm-email",
  invitation: "/invitation",
};

/**
 * A link that works once. Its token is in the fragment, which no server and no log sees, and only its hash is kept; a person's earlier
 * link of the same kind stops working. Its host is the cloud's own, whatever host a request named.
 */
export async function makeOneTimeLink(
  { clock, origins, newId }: Pick<Kit, "clock" | "origins" | "newId">,
  tx: Tx,
  link: Omit<OneTimeLink, "id">,
): Promise<{ id: OneTimeLinkId; url: string; expiresAt: Date }> {
  const token = randomToken();
  const now = clock.now();
  const id = newId<OneTimeLinkId>();
  const expiresAt = new Date(now.getTime() + linkLastsMs[link.kind]);
  const db = authTx(tx);
  await db.deleteFrom("auth.one_time_links").where("expires_at", "<=", now).execute();
  if (link.personId !== null) {
    await db
      .deleteFrom("auth.one_time_links")
      .where("person_id", "=", link.personId)
      .where("kind", "=", link.kind)
      .execute();
  }
  await db
    .insertInto("auth.one_time_links")
    .values({
      id,
      kind: link.kind,
      token_hash: await sha256Hex(token),
      person_id: link.personId,
      email: link.email,
      name: link.name,
      quota_bytes: link.quotaBytes,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { id, url: `${origins.cloud}${pages[link.kind]}#${token}`, expiresAt };
}

/** The link of this token, left as it is; null for one that does not work any more. */
export async function findOneTimeLink(
  { clock }: Pick<Kit, "clock">,
  db: Db,
  kinds: readonly Kind[],
  token: string,
): Promise<OneTimeLink | null> {
  const row = await authDb(db)
    .selectFrom("auth.one_time_links")
    .select(["id", "kind", "person_id as personId", "email", "name", "quota_bytes as quotaBytes"])
    .where("token_hash", "=", await sha256Hex(token))
    .where("kind", "in", kinds)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  return row ?? null;
}

/** Uses it up; false when somebody else just did. */
export async function spendOneTimeLink(tx: Tx, id: OneTimeLinkId): Promise<boolean> {
  const row = await authTx(tx)
    .deleteFrom("auth.one_time_links")
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
