import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { signIn } from "../domain/sign-in.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";

const body = z.object({ username: z.string().max(200), password: z.string().max(1000) });
const maximumBodyBytes = 8 * 1024;

/** Signs in on the cloud's own origin: `{ username, password }`, JSON. The session is a cookie only, never in the answer. */
export function signInWithPasswordRoute(auth: Auth): Route {
  return {
    path: "auth/sign-in/username",
    methods: ["POST"],
    origins: "cloud",
    reach: "same-origin",
    async handle({ request, clientAddress }) {
      const parsed = body.safeParse(await readJson(request));
      if (!parsed.success) {
        return problem(
          400,
          "REQUEST_INVALID",
          "The request is not JSON with a username and a password. Nothing was done.",
        );
      }
      const attempt = { ...parsed.data, clientAddress, userAgent: request.headers.get("user-agent") };
      const outcome = await signIn(auth, attempt, cloudSessionCookie(auth.kit, request));
      switch (outcome.kind) {
        case "signed-in": {
          const headers = new Headers({ "cache-control": "no-store" });
          for (const cookie of outcome.setCookies) headers.append("set-cookie", cookie);
          return Response.json({ kind: "signed-in" }, { headers });
        }
        case "wrong-credentials":
          return problem(
            401,
            "WRONG_CREDENTIALS",
            "The username or the password is wrong. Nothing was changed; try again.",
          );
        case "rate-limited":
          return tooManyAttempts(outcome.retryAfterMs);
        default:
          return outcome satisfies never;
      }
    },
  };
}

/** Null for what is too long or no JSON; a form of another site cannot send this media type (Fetch §2.2.2). */
async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return null;
  if (Number(request.headers.get("content-length") ?? 0) > maximumBodyBytes) return null;
  const text = await request.text();
  if (text.length > maximumBodyBytes) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
