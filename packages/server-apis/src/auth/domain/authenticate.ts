import { sql } from "kysely";
import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";
import type { Authentication } from "../../kit/peers.ts";
import type { AnonymousPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Auth } from "./auth.ts";
import { authenticateToken } from "./authenticate-token.ts";
import { readCredentials } from "./bearer-token.ts";
import { readCookie } from "../../kit/http/read-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";
import { authDb } from "./tables.ts";

/** When a session was last used is told to the hour: an idle cloud writes nothing, a busy one hardly more. */
const lastUsedEveryMs = 60 * 60 * 1000;

/**
 * Who the request's bearer token stands for, on whichever origin; without one, its session cookie on this origin. A session of one app is
 * nobody's on another's origin.
 */
export async function authenticate(
  auth: Auth,
  request: Request,
  appId: AppId | null,
  { basic = false }: { basic?: boolean } = {},
): Promise<Authentication> {
  const anonymous: AnonymousPrincipal = { kind: "anonymous", appId };
  const credentials = readCredentials(request.headers.get("authorization") ?? "");
  if (credentials.kind === "bearer" || (basic && credentials.kind === "basic")) {
    const isBearer = credentials.kind === "bearer";
    const found = await authenticateToken(auth, isBearer ? credentials.token : credentials.password);
    const isTheirs = found !== null && (isBearer || found.username === credentials.username.toLowerCase());
    if (isTheirs) return { kind: "authenticated", principal: found.principal };
    return { kind: "token-refused", scheme: credentials.kind, principal: anonymous };
  }
  const { name } = sessionCookie(auth.kit);
  const reading = readCookie(request.headers.get("cookie"), name);
  if (reading.kind === "tossed") return { kind: "cookie-tossed", cookieName: name, principal: anonymous };
  if (reading.kind === "absent") return { kind: "authenticated", principal: anonymous };
  const session =
    appId === null
      ? await findCloudSession(auth, `${name}=${reading.value}`)
      : await findAppSession(auth, reading.value, appId);
  if (session === null) return { kind: "authenticated", principal: anonymous };
  return {
    kind: "authenticated",
    principal: { kind: "person", appId, scopes: null, credential: "session", ...session },
  };
}

async function findCloudSession({ kit, provider }: Auth, cookie: string) {
  const session = await provider.findSession(cookie);
  if (session === null) return null;
  const { sessionId, personId, lastUsedAt } = session;
  const now = kit.clock.now();
  if (now.getTime() - lastUsedAt.getTime() > lastUsedEveryMs) {
    await authDb(kit.db).updateTable("auth.session").set({ updatedAt: now }).where("id", "=", sessionId).execute();
  }
  return { sessionId, personId };
}

async function findAppSession(
  auth: Auth,
  token: string,
  appId: AppId,
): Promise<{ sessionId: SessionId; personId: PersonId } | null> {
  const now = auth.kit.clock.now();
  // Written out: every request of every app asks this, and a query builder takes longer over it than PostgreSQL.
  const { rows } = await sql<{ id: SessionId; person_id: PersonId; last_used_at: Date }>`
    select id, person_id, last_used_at from auth.app_sessions
    where token_hash = ${await sha256Hex(token)} and app_id = ${appId} and expires_at > ${now}`.execute(auth.kit.db);
  const row = rows[0];
  if (row === undefined) return null;
  if (now.getTime() - row.last_used_at.getTime() > lastUsedEveryMs) {
    await authDb(auth.kit.db)
      .updateTable("auth.app_sessions")
      .set({ last_used_at: now })
      .where("id", "=", row.id)
      .execute();
  }
  return { sessionId: row.id, personId: row.person_id };
}
