import { makeSignature } from "better-auth/crypto";
import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { randomToken } from "../domain/random-token.ts";
import { sessionCookie } from "../domain/session-cookie.ts";
import { authTx } from "../domain/tables.ts";

const sessionMs = 30 * 24 * 60 * 60 * 1000;

/**
 * A session with the rows and the cookie that signing in leaves behind, without the password's slow hash and the code flow's requests.
 * Gives the cookie as `name=value`, and the id that a principal has by it.
 */
export async function openSession(
  kit: Kit,
  personId: PersonId,
  appId: AppId | null,
): Promise<{ sessionId: SessionId; cookie: string }> {
  const { name } = sessionCookie(kit);
  const [cloudSessionId, cloudToken] = [kit.newId<SessionId>(), randomToken()];
  const [appSessionId, appToken] = [kit.newId<SessionId>(), randomToken()];
  // better-auth reads the system's own time.
  const expiresAt = new Date(Math.max(Date.now(), kit.clock.now().getTime()) + sessionMs);
  const now = kit.clock.now();
  const secret = await kit.write({ kind: "operator" }, null, async (tx) => {
    await authTx(tx)
      .insertInto("auth.session")
      .values({
        id: cloudSessionId,
        userId: personId,
        token: cloudToken,
        expiresAt,
        createdAt: now,
        updatedAt: now,
        ipAddress: null,
        userAgent: null,
        authenticated_at: now,
      })
      .execute();
    if (appId !== null) {
      await authTx(tx)
        .insertInto("auth.app_sessions")
        .values({
          id: appSessionId,
          token_hash: await sha256Hex(appToken),
          person_id: personId,
          app_id: appId,
          cloud_session_id: cloudSessionId,
          created_at: now,
          expires_at: expiresAt,
          last_used_at: now,
        })
        .execute();
    }
    const row = await authTx(tx).selectFrom("auth.secrets").select("value").executeTakeFirstOrThrow();
    return row.value;
  });
  if (appId !== null) return { sessionId: appSessionId, cookie: `${name}=${appToken}` };
  const signed = `${cloudToken}.${await makeSignature(cloudToken, secret)}`;
  return { sessionId: cloudSessionId, cookie: `${name}=${encodeURIComponent(signed)}` };
}

/** Ends it the way time does: it is there, and over. Wakes whoever keeps a connection open for it. */
export async function expireSession(kit: Kit, sessionId: SessionId): Promise<void> {
  const over = new Date(0);
  await kit.write({ kind: "operator" }, null, async (tx) => {
    const db = authTx(tx);
    await db.updateTable("auth.app_sessions").set({ expires_at: over }).where("id", "=", sessionId).execute();
    await db.updateTable("auth.session").set({ expiresAt: over }).where("id", "=", sessionId).execute();
    return null;
  });
  kit.revocations.announce({});
}
