import { sql } from "kysely";
import { parseId, type AppId, type PersonId, type TokenId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Auth } from "./auth.ts";
import { parseToken } from "./bearer-token.ts";

/** When a token was last used is told to the hour: an idle cloud writes nothing, a busy one hardly more. */
const lastUsedEveryMs = 60 * 60 * 1000;

/** Who a token stands for, as which client or token; null for one that is unknown, over, or whose person or client is gone or going. */
export async function authenticateToken(
  auth: Auth,
  text: string,
): Promise<{ principal: PersonPrincipal; username: string } | null> {
  const token = parseToken(text);
  if (token === null) return null;
  const hash = await sha256Hex(token.secret);
  return token.issuedBy === "person" ? ofPerson(auth, text, hash) : ofProvider(auth, hash);
}

/** `token-<uuid>`: what a token is called where grants, the audit log and decisions name what acts. */
export function tokenAppId(id: string): AppId {
  return `token-${id}` as AppId;
}

/** The token behind an id that `tokenAppId` made; null for an app or a client. */
export function tokenOfAppId(appId: AppId | null): TokenId | null {
  return appId?.startsWith("token-") === true ? parseId<TokenId>(appId.slice("token-".length)) : null;
}

async function ofPerson({ kit }: Auth, text: string, hash: string) {
  const now = kit.clock.now();
  const { rows } = await sql<{
    id: string;
    kind: "personal" | "app-password";
    person_id: PersonId;
    username: string;
    scopes: string[];
    last_used_at: Date | null;
    expires_at: Date | null;
  }>`
    select t.id, t.kind, t.person_id, u.username, t.scopes, t.last_used_at, t.expires_at
    from auth.access_tokens t join auth."user" u on u.id = t.person_id
    where t.token_hash = ${hash} and u.deletion_at is null and (t.expires_at is null or t.expires_at > ${now})`.execute(
    kit.db,
  );
  const row = rows[0];
  if (row === undefined || !text.startsWith(row.kind === "personal" ? "mows_pat_" : "mows_app_")) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > lastUsedEveryMs) {
    await sql`update auth.access_tokens set last_used_at = ${now} where id = ${row.id}`.execute(kit.db);
  }
  const principal = principalOf(row.person_id, tokenAppId(row.id), row.scopes);
  const endsAt = row.expires_at;
  return { principal: endsAt === null ? principal : { ...principal, endsAt }, username: row.username };
}

/** A service's own token (RFC 6749 §4.4) names nobody: it acts for who registered the service, within what they granted it. */
async function ofProvider({ kit }: Auth, hash: string) {
  const { rows } = await sql<{
    client_id: AppId;
    person_id: PersonId;
    username: string;
    scopes: string[];
    ends_at: Date;
  }>`
    select c."clientId" as client_id, u.id as person_id, u.username, t.scopes, t."expiresAt" as ends_at
    from auth."oauthAccessToken" t
    join auth."oauthClient" c on c."clientId" = t."clientId" and c.disabled is not true
    join auth."user" u on u.id = coalesce(t."userId", c."userId") and u.deletion_at is null
    where t.token = ${hash} and t.revoked is null and t."expiresAt" > ${kit.clock.now()}`.execute(kit.db);
  const row = rows[0];
  if (row === undefined) return null;
  const principal = { ...principalOf(row.person_id, row.client_id, row.scopes), endsAt: row.ends_at };
  return { principal, username: row.username };
}

function principalOf(personId: PersonId, appId: AppId, scopes: readonly string[]): PersonPrincipal {
  return { kind: "person", personId, appId, sessionId: null, scopes, credential: "token" };
}
