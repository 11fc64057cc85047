import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { endSession } from "../domain/end-session.ts";
import { redirect } from "./redirect.ts";

/** Reached by navigation from a client's page; a client without a browser may post. */
export function endSessionRoute(auth: Auth): Route {
  return {
    path: "auth/oauth2/end-session",
    methods: ["GET", "POST"],
    origins: "cloud",
    reach: "navigation",
    async handle({ principal, request }) {
      const isPost = request.method === "POST";
      const given = isPost ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams;
      const { redirectUrl, setCookies } = await endSession(auth, principal, {
        idTokenHint: given.get("id_token_hint"),
        clientId: given.get("client_id"),
        postLogoutRedirectUri: given.get("post_logout_redirect_uri"),
        state: given.get("state"),
      });
      return redirect(redirectUrl, setCookies);
    },
  };
}
