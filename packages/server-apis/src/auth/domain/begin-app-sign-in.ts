import type { AppId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { appCallback } from "./app-callback.ts";
import { appScopes } from "./app-scopes.ts";
import type { Auth } from "./auth.ts";
import { codeChallenge } from "./code-challenge.ts";
import { hostCookie, type HostCookie } from "./host-cookie.ts";
import { randomToken } from "./random-token.ts";
import { authDb } from "./tables.ts";

/** How long a person may take from here to the callback. */
const attemptMs = 10 * 60 * 1000;

export type BeginAppSignInOutcome =
  | { kind: "begun"; redirectUrl: string; setCookie: string }
  | { kind: "app-unknown" }
  | { kind: "rate-limited"; retryAfterMs: number };

/**
 * Begins the code flow (OAuth 2.1 §4.1) by which an app's origin gets a session: the secrets of the attempt stay here, a
 * short-lived cookie ties it to the browser.
 */
export async function beginAppSignIn(
  auth: Auth,
  appId: AppId,
  attempt: { returnTo: string; clientAddress: string },
): Promise<BeginAppSignInOutcome> {
  const taken = auth.limits.appSignIn.take(attempt.clientAddress);
  if (taken.kind === "limited") return { kind: "rate-limited", retryAfterMs: taken.retryAfterMs };
  const app = await auth.peers.appDirectory.find(appId);
  if (app === null) return { kind: "app-unknown" };

  const [state, binding, nonce, codeVerifier] = [randomToken(), randomToken(), randomToken(), randomToken()];
  const now = auth.kit.clock.now();
  const db = authDb(auth.kit.db);
  await db.deleteFrom("auth.app_sign_ins").where("expires_at", "<=", now).execute();
  await db
    .insertInto("auth.app_sign_ins")
    .values({
      state_hash: await sha256Hex(state),
      binding_hash: await sha256Hex(binding),
      app_id: appId,
      nonce,
      code_verifier: codeVerifier,
      return_to: attempt.returnTo,
      expires_at: new Date(now.getTime() + attemptMs),
    })
    .execute();

  const query = new URLSearchParams({
    response_type: "code",
    client_id: appId,
    redirect_uri: appCallback(auth.kit.origins, appId),
    scope: appScopes(app.requests).join(" "),
    state,
    nonce,
    code_challenge: await codeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  return {
    kind: "begun",
    redirectUrl: `${auth.kit.origins.cloud}/.mows/auth/oauth2/authorize?${query}`,
    setCookie: attemptCookie(auth, state).set(binding, attemptMs),
  };
}

/** One cookie an attempt, so that two tabs can sign in at once. */
export function attemptCookie(auth: Auth, state: string): HostCookie {
  return hostCookie(`mows_sign_in_${state.slice(0, 8)}`, auth.kit.origins.cloud);
}
