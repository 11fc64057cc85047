import type { AppId, SessionId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { appCallback } from "./app-callback.ts";
import type { Auth } from "./auth.ts";
import { attemptCookie } from "./begin-app-sign-in.ts";
import { discardExpired } from "./discard-expired.ts";
import type { IdTokenClaims } from "./ports.ts";
import { randomToken } from "./random-token.ts";
import { readCookie } from "../../kit/http/read-cookie.ts";
import { sessionCookie } from "./session-cookie.ts";
import { authDb } from "./tables.ts";

export type FinishAppSignInOutcome = {
  kind: "signed-in" | "refused" | "failed";
  returnTo: string;
  setCookies: string[];
};

/**
 * The callback of the code flow: only the browser that began an attempt can finish it, once, within its time, with the answer
 * of this cloud's provider to it. Everything else fails alike and makes no session.
 */
export async function finishAppSignIn(
  auth: Auth,
  appId: AppId,
  answer: { query: URLSearchParams; cookieHeader: string | null },
): Promise<FinishAppSignInOutcome> {
  const state = answer.query.get("state") ?? "";
  const cookie = attemptCookie(auth, state);
  const binding = readCookie(answer.cookieHeader, cookie.name);
  if (state === "" || binding.kind !== "present") return { kind: "failed", returnTo: "/", setCookies: [] };
  const attempt = await takeAttempt(auth, appId, state, binding.value);
  if (attempt === null) return { kind: "failed", returnTo: "/", setCookies: [cookie.clear()] };

  const ended = { returnTo: attempt.return_to, setCookies: [cookie.clear()] };
  // The answer names its issuer (RFC 9207 §2.4): one of another provider is not for this attempt.
  if (answer.query.get("iss") !== auth.provider.issuer) return { kind: "failed", ...ended };
  if (answer.query.get("error") === "access_denied") return { kind: "refused", ...ended };
  const code = answer.query.get("code");
  const claims = code === null ? null : await redeem(auth, appId, code, attempt);
  const session = claims === null ? null : await openAppSession(auth, appId, claims);
  if (session === null) return { kind: "failed", ...ended };
  await endEarlierSession(auth, appId, answer.cookieHeader);
  await discardExpired(auth.kit);
  const setCookie = sessionCookie(auth.kit).set(session.token, session.lastsMs);
  return { kind: "signed-in", returnTo: attempt.return_to, setCookies: [cookie.clear(), setCookie] };
}

type Attempt = { nonce: string; code_verifier: string; return_to: string };

async function takeAttempt(auth: Auth, appId: AppId, state: string, binding: string): Promise<Attempt | null> {
  const row = await authDb(auth.kit.db)
    .deleteFrom("auth.app_sign_ins")
    .where("state_hash", "=", await sha256Hex(state))
    .where("binding_hash", "=", await sha256Hex(binding))
    .where("app_id", "=", appId)
    .where("expires_at", ">", auth.kit.clock.now())
    .returning(["nonce", "code_verifier", "return_to"])
    .executeTakeFirst();
  return row ?? null;
}

async function redeem(auth: Auth, appId: AppId, code: string, attempt: Attempt): Promise<IdTokenClaims | null> {
  const idToken = await auth.provider.exchangeCode({
    clientId: appId,
    code,
    codeVerifier: attempt.code_verifier,
    redirectUri: appCallback(auth.kit.origins, appId),
  });
  return idToken === null ? null : auth.provider.readIdToken(idToken, { clientId: appId, nonce: attempt.nonce });
}

/** Null when the cloud's session ended in the meantime. Lives no longer than that session. */
async function openAppSession(auth: Auth, appId: AppId, claims: IdTokenClaims) {
  const now = auth.kit.clock.now();
  const token = randomToken();
  const tokenHash = await sha256Hex(token);
  return authDb(auth.kit.db)
    .transaction()
    .execute(async (tx) => {
      // Held until the commit, so that a sign-out cannot slip in between and leave this session behind.
      const cloudSession = await tx
        .selectFrom("auth.session")
        .select("expiresAt")
        .where("id", "=", claims.cloudSessionId)
        .where("userId", "=", claims.personId)
        .where("expiresAt", ">", now)
        .forShare()
        .executeTakeFirst();
      if (cloudSession === undefined) return null;
      await tx
        .insertInto("auth.app_sessions")
        .values({
          id: auth.kit.newId<SessionId>(),
          token_hash: tokenHash,
          person_id: claims.personId,
          app_id: appId,
          cloud_session_id: claims.cloudSessionId,
          created_at: now,
          expires_at: cloudSession.expiresAt,
          last_used_at: now,
        })
        .execute();
      return { token, lastsMs: cloudSession.expiresAt.getTime() - now.getTime() };
    });
}

/** The browser forgets its cookie; its session must not outlive that. */
async function endEarlierSession(auth: Auth, appId: AppId, cookieHeader: string | null): Promise<void> {
  const reading = readCookie(cookieHeader, sessionCookie(auth.kit).name);
  if (reading.kind !== "present") return;
  await authDb(auth.kit.db)
    .deleteFrom("auth.app_sessions")
    .where("token_hash", "=", await sha256Hex(reading.value))
    .where("app_id", "=", appId)
    .execute();
}
