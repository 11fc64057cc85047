import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";
import type { Authentication } from "../../kit/peers.ts";
import type { AnonymousPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Auth } from "./auth.ts";
import { readCookie } from "./read-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";
import { authDb } from "./tables.ts";

/** When a session was last used is told to the hour: an idle cloud writes nothing, a busy one hardly more. */
const lastUsedEveryMs = 60 * 60 * 1000;

/** Who the request's session cookie stands for on this origin. A session of one app is nobody's on another's origin. */
export async function authenticate(auth: Auth, request: Request, appId: AppId | null): Promise<Authentication> {
  const anonymous: AnonymousPrincipal = { kind: "anonymous", appId };
  const { name } = sessionCookie(auth.kit);
  const reading = readCookie(request.headers.get("cookie"), name);
  if (reading.kind === "tossed") return { kind: "cookie-tossed", cookieName: name, principal: anonymous };
  if (reading.kind === "absent") return { kind: "authenticated", principal: anonymous };
  const session =
    appId === null
      ? await auth.provider.findSession(`${name}=${reading.value}`)
      : await findAppSession(auth, reading.value, appId);
  if (session === null) return { kind: "authenticated", principal: anonymous };
  return { kind: "authenticated", principal: { kind: "person", appId, ...session } };
}

async function findAppSession(
  auth: Auth,
  token: string,
  appId: AppId,
): Promise<{ sessionId: SessionId; personId: PersonId } | null> {
  const now = auth.kit.clock.now();
  const row = await authDb(auth.kit.db)
    .selectFrom("auth.app_sessions")
    .select(["id", "person_id", "last_used_at"])
    .where("token_hash", "=", await sha256Hex(token))
    .where("app_id", "=", appId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
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
