import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { AppId } from "../../kit/ids.ts";
import type { Auth } from "../domain/auth.ts";
import { followSignInLink } from "../domain/follow-sign-in-link.ts";
import { makeSignInLink } from "../domain/make-sign-in-link.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { redirect } from "./redirect.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";

const body = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(1000),
  appId: z.string().max(63).nullable(),
});

/** `POST` over the local socket makes a link, `GET` in a browser follows it. */
export function signInLinkRoutes(auth: Auth): Route[] {
  return [
    {
      path: "auth/sign-in-link",
      methods: ["POST"],
      origins: "cloud",
      reach: "same-origin",
      async handle({ principal, request }) {
        if (principal.kind !== "operator") {
          return problem(403, "DENIED", "Sign-in links are made over the cloud's local socket only.");
        }
        const asked = body.safeParse(await request.json().catch(() => null));
        if (!asked.success)
          return problem(400, "REQUEST_INVALID", "This takes a username, a password and an app's id.");
        const { appId, ...account } = asked.data;
        const outcome = await makeSignInLink(auth, principal, { ...account, appId: appId as AppId | null });
        switch (outcome.kind) {
          case "made":
            return Response.json({ url: outcome.url }, { headers: { "cache-control": "no-store" } });
          case "denied":
            return problem(403, "DENIED", "This is the operator's alone.");
          case "wrong-credentials":
            return problem(401, "WRONG_CREDENTIALS", "The username or the password is wrong.");
          case "second-factor-needed":
            return problem(
              401,
              "SECOND_FACTOR_NEEDED",
              "This account asks for a code as well. Sign in in the browser.",
            );
          case "rate-limited":
            return tooManyAttempts(outcome.retryAfterMs);
          default:
            return outcome satisfies never;
        }
      },
    },
    {
      path: "auth/sign-in-link",
      methods: ["GET"],
      origins: "cloud",
      reach: "navigation",
      async handle({ request }) {
        const token = new URL(request.url).searchParams.get("token") ?? "";
        const outcome = await followSignInLink(auth, token, cloudSessionCookie(auth.kit, request));
        if (outcome.kind === "followed") return redirect(outcome.url, outcome.setCookies);
        return problem(410, "LINK_OVER", "This link was used already, or is too old. Sign in with the password.");
      },
    },
  ];
}
