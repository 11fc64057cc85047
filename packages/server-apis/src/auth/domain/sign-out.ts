import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { sessionCookie } from "./session-cookie.ts";
import { authDb } from "./tables.ts";

/**
 * Ends this origin's session; on the cloud's own origin also those of all apps made from it. Returns the cookies to set. Wakes
 * whoever keeps a connection open for a session.
 */
export async function signOut(auth: Auth, principal: Principal, cookie: string | null): Promise<string[]> {
  if (principal.kind === "operator" || principal.kind === "link") return [];
  const cookies = principal.appId === null ? await auth.provider.signOut(cookie) : [sessionCookie(auth.kit).clear()];
  if (principal.kind === "person" && principal.appId !== null && principal.sessionId !== null) {
    await authDb(auth.kit.db).deleteFrom("auth.app_sessions").where("id", "=", principal.sessionId).execute();
  }
  if (principal.kind === "person") auth.kit.revocations.announce({ personIds: [principal.personId] });
  return cookies;
}
