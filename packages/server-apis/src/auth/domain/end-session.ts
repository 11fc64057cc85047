import type { Auth } from "./auth.ts";
import type { Principal } from "../../kit/principal.ts";
import type { IdTokenHint } from "./ports.ts";
import { sessionCookie } from "./session-cookie.ts";
import { authDb } from "./tables.ts";

export type EndSessionRequest = {
  idTokenHint: string | null;
  clientId: string | null;
  postLogoutRedirectUri: string | null;
  state: string | null;
};

/** Where the person says themselves whether to sign out: anybody can make a link to here. */
const confirmationPage = "/sign-out";

/**
 * A client signs its person out of the cloud (OpenID Connect RP-Initiated Logout 1.0). Only an id token of this cloud for the session that is
 * open in this browser does so at once; everything else asks. Goes nowhere but to an address that the client registered.
 */
export async function endSession(
  auth: Auth,
  principal: Principal,
  request: EndSessionRequest,
): Promise<{ redirectUrl: string; setCookies: string[] }> {
  const hint = request.idTokenHint === null ? null : await auth.provider.readIdTokenHint(request.idTokenHint);
  const ask = { redirectUrl: confirmationPage, setCookies: [] };
  if (hint === null || (request.clientId !== null && request.clientId !== hint.clientId)) return ask;
  if (principal.kind === "person" && principal.sessionId !== hint.cloudSessionId) return ask;
  const client = await authDb(auth.kit.db)
    .selectFrom("auth.oauthClient")
    .select(["postLogoutRedirectUris", "enableEndSession"])
    .where("clientId", "=", hint.clientId)
    .where("disabled", "=", false)
    .executeTakeFirst();
  if (client === undefined || !client.enableEndSession) return ask;
  await end(auth, hint);
  const isRegistered = client.postLogoutRedirectUris?.includes(request.postLogoutRedirectUri ?? "") ?? false;
  const redirectUrl = isRegistered ? withState(request.postLogoutRedirectUri ?? "/", request.state) : "/";
  return { redirectUrl, setCookies: [sessionCookie(auth.kit).clear()] };
}

/** By cascade also the sessions of apps that came from it, and tokens that only it keeps alive. */
async function end({ kit }: Auth, { cloudSessionId, personId }: IdTokenHint): Promise<void> {
  await authDb(kit.db)
    .deleteFrom("auth.session")
    .where("id", "=", cloudSessionId)
    .where("userId", "=", personId)
    .execute();
  kit.revocations.announce({ personIds: [personId] });
}

function withState(address: string, state: string | null): string {
  const url = new URL(address);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
}
