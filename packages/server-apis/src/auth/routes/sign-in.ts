import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import { appOf } from "../../kit/principal.ts";
import type { Auth } from "../domain/auth.ts";
import { beginAppSignIn } from "../domain/begin-app-sign-in.ts";
import { returnPath } from "../domain/return-path.ts";
import { redirect } from "./redirect.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";

/** Where an app, or the cloud itself, sends the person to sign in: `?return_to=` a path on the same origin. */
export function signInRoute(auth: Auth): Route {
  return {
    path: "auth/sign-in",
    methods: ["GET"],
    origins: "all",
    reach: "navigation",
    async handle({ principal, request, clientAddress }) {
      const returnTo = returnPath(new URL(request.url).searchParams.get("return_to"));
      const appId = appOf(principal);
      if (appId === null) return redirect(`/sign-in?${new URLSearchParams({ return_to: returnTo })}`);
      const outcome = await beginAppSignIn(auth, appId, { returnTo, clientAddress });
      switch (outcome.kind) {
        case "begun":
          return redirect(outcome.redirectUrl, [outcome.setCookie]);
        case "rate-limited":
          return tooManyAttempts(outcome.retryAfterMs);
        case "app-unknown":
          return problem(404, "APP_UNKNOWN", "This app is not installed on this cloud.");
        default:
          return outcome satisfies never;
      }
    },
  };
}
