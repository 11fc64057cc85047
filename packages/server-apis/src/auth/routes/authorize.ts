import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { authorize } from "../domain/authorize.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { redirect } from "./redirect.ts";

/** The provider's authorization endpoint. Reached by navigation from an app's origin. */
export function authorizeRoute(auth: Auth): Route {
  return {
    path: "auth/oauth2/authorize",
    methods: ["GET"],
    origins: "cloud",
    reach: "navigation",
    async handle({ principal, request }) {
      const query = new URL(request.url).searchParams;
      const result = await authorize(auth, principal, query, cloudSessionCookie(auth.kit, request));
      if (result.kind === "redirect") return redirect(result.url);
      return problem(
        400,
        "SIGN_IN_REQUEST_INVALID",
        `The app's request to sign in cannot be used: ${result.description}.`,
      );
    },
  };
}
