import { sql } from "kysely";
import type { AppId, PersonId } from "../../kit/ids.ts";
import type { AppAccess } from "../../kit/peers.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

/** What acts for people, as the service that shows and takes back permissions needs it. */
export function createAppAccess(db: Db): AppAccess {
  return { namesOf: (appIds) => namesOf(db, appIds), usedBy: (personId) => usedBy(db, personId), end };
}

async function namesOf(db: Db, appIds: readonly AppId[]) {
  const { rows } = await sql<{ id: AppId; name: string; kind: "client" | "token" }>`
    select "clientId" as id, name, 'client' as kind from auth."oauthClient"
      where kind <> 'app' and "clientId" = any(${sql.val([...appIds])}::text[])
    union all
    select 'token-' || id, name, 'token' from auth.access_tokens
      where 'token-' || id = any(${sql.val([...appIds])}::text[])`.execute(db);
  return new Map(rows.map(({ id, name, kind }) => [id, { name, kind }]));
}

async function usedBy(db: Db, personId: PersonId) {
  const { rows } = await sql<{ id: AppId; since: Date; used: Date | null }>`
    select id, min(since) as since, max(used) as used from (
      select app_id as id, created_at as since, last_used_at as used from auth.app_sessions where person_id = ${personId}
      union all
      select 'token-' || id, created_at, last_used_at from auth.access_tokens where person_id = ${personId}
      union all
      select "clientId", "createdAt", null from auth."oauthRefreshToken" where "userId" = ${personId} and revoked is null
    ) acting group by id`.execute(db);
  return new Map(rows.map(({ id, since, used }) => [id, { since, lastUsedAt: used }]));
}

/** Its sessions, its tokens, and what was agreed to: the next sign-in asks for consent again. */
async function end(tx: Tx, personId: PersonId, appId: AppId): Promise<void> {
  await sql`delete from auth.app_sessions where person_id = ${personId} and app_id = ${appId}`.execute(tx);
  await sql`delete from auth."oauthAccessToken" where "userId" = ${personId} and "clientId" = ${appId}`.execute(tx);
  await sql`delete from auth."oauthRefreshToken" where "userId" = ${personId} and "clientId" = ${appId}`.execute(tx);
  await sql`delete from auth."oauthConsent" where "userId" = ${personId} and "clientId" = ${appId}`.execute(tx);
  await sql`delete from auth.app_consents where person_id = ${personId} and app_id = ${appId}`.execute(tx);
  await sql`delete from auth.access_tokens where person_id = ${personId} and 'token-' || id = ${appId}`.execute(tx);
}
