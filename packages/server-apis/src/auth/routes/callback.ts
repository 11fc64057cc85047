import type { Route } from "../../kit/http/route.ts";
import { appOf } from "../../kit/principal.ts";
import type { Auth } from "../domain/auth.ts";
import { finishAppSignIn } from "../domain/finish-app-sign-in.ts";
import { withSignInOutcome } from "../domain/return-path.ts";
import { redirect } from "./redirect.ts";

/** Where the provider sends the browser back to. Always goes on to the app, which reads `sign_in` when it did not work out. */
export function callbackRoute(auth: Auth): Route {
  return {
    path: "auth/callback",
    methods: ["GET"],
    origins: "apps",
    reach: "navigation",
    async handle({ principal, request, log }) {
      const appId = appOf(principal);
      if (appId === null) return redirect("/");
      const query = new URL(request.url).searchParams;
      const outcome = await finishAppSignIn(auth, appId, { query, cookieHeader: request.headers.get("cookie") });
      if (outcome.kind === "signed-in") return redirect(outcome.returnTo, outcome.setCookies);
      log.info({ appId, outcome: outcome.kind, error: query.get("error") }, "sign-in to an app did not work out");
      return redirect(withSignInOutcome(outcome.returnTo, outcome.kind), outcome.setCookies);
    },
  };
}
