import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId, SessionId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import { discardExpired } from "./discard-expired.ts";
import { randomToken } from "./random-token.ts";
import { authTx } from "./tables.ts";

/** The browser that signs in, as its request shows it. */
export type Visitor = {
  clientAddress: string;
  userAgent: string | null;
  cookieHeader: string | null;
  /** The session the browser has already, as `name=value`. */
  sessionCookie: string | null;
};

export type SignInMethod = "password" | "passkey" | "totp" | "recovery-code";

const sessionMs = 30 * 24 * 60 * 60 * 1000;
const longestUserAgent = 256;

/**
 * Opens the session of somebody who has proved who they are, under a token that nobody knew before. The browser's earlier session ends,
 * and an account that was to be deleted stays.
 */
export async function completeSignIn(
  auth: Auth,
  personId: PersonId,
  visitor: Visitor,
  method: SignInMethod,
): Promise<{ kind: "signed-in"; setCookies: string[] }> {
  const { kit, provider } = auth;
  const now = kit.clock.now();
  const token = randomToken();
  const sessionId = kit.newId<SessionId>();
  const principal: PersonPrincipal = {
    kind: "person",
    personId,
    appId: null,
    sessionId,
    scopes: null,
    credential: "session",
  };
  const caller = { principal, clientAddress: visitor.clientAddress };
  await discardExpired(kit);
  await kit.write(principal, null, async (tx) => {
    const db = authTx(tx);
    await db
      .insertInto("auth.session")
      .values({
        id: sessionId,
        userId: personId,
        token,
        expiresAt: new Date(now.getTime() + sessionMs),
        createdAt: now,
        updatedAt: now,
        ipAddress: visitor.clientAddress,
        userAgent: visitor.userAgent?.slice(0, longestUserAgent) ?? null,
        authenticated_at: now,
      })
      .execute();
    const kept = await db
      .updateTable("auth.user")
      .set({ deletion_at: null, deleted_by: null })
      .where("id", "=", personId)
      .where("deleted_by", "=", "self")
      .returning("id")
      .executeTakeFirst();
    await appendAudit(tx, accountAudit(caller, "auth.sign-in", personId, { method }));
    if (kept !== undefined) await appendAudit(tx, accountAudit(caller, "auth.deletion-taken-back", personId));
    return null;
  });
  if (visitor.sessionCookie !== null) {
    await provider.signOut(visitor.sessionCookie);
    kit.revocations.announce({});
  }
  return {
    kind: "signed-in",
    setCookies: [await provider.sessionCookie(token, sessionMs), await auth.knownDevices.cookieFor(personId)],
  };
}
