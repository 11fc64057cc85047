import type { PersonId, TokenId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { tokenAppId } from "./authenticate-token.ts";
import { authDb } from "./tables.ts";

export type TokenKind = "personal" | "app-password";

/** What is told of a token; its secret is kept nowhere. */
export type AccessToken = {
  id: TokenId;
  name: string;
  kind: TokenKind;
  scopes: string[];
  /** Paths that it is bound to; empty for one that reaches all of the person's own files. */
  folders: string[];
  createdAt: Date;
  expiresAt: Date | null;
  /** To the hour. */
  lastUsedAt: Date | null;
};

/** The person's tokens, newest first; those that are over stay in it until they are removed. */
export async function tokensOf(db: Db, personId: PersonId): Promise<AccessToken[]> {
  const rows = await authDb(db)
    .selectFrom("auth.access_tokens")
    .select(["id", "name", "kind", "scopes", "created_at", "expires_at", "last_used_at"])
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  if (rows.length === 0) return [];
  const grants = await db
    .selectFrom("grants")
    .select(["app_id", "requested_path"])
    .where("person_id", "=", personId)
    .where(
      "app_id",
      "in",
      rows.map((row) => tokenAppId(row.id)),
    )
    .where("requested_path", "is not", null)
    .orderBy("requested_path")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    scopes: row.scopes,
    folders: grants.flatMap((grant) => (grant.app_id === tokenAppId(row.id) ? (grant.requested_path ?? []) : [])),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }));
}
