import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { completeSignIn } from "../domain/complete-sign-in.ts";
import { beginUsingPasskey, personOfPasskey } from "../domain/use-passkey.ts";
import { readJson } from "./read-json.ts";
import { signInAnswer } from "./sign-in-answer.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";
import { visitorOf } from "./visitor-of.ts";

/** A key that vouches for itself by a chain of certificates answers at length. */
const maximumBytes = 16 * 1024;

const answer = z.object({ token: z.string().max(64), response: z.string().max(12_000) });

/**
 * Signs in with a passkey, without a username: the first address gives `{ token, options }` for the authenticator, the second takes its
 * `{ token, response }`. A passkey verifies its user itself, so that no second factor is asked for.
 */
export function signInWithPasskeyRoutes(auth: Auth): Route[] {
  const shape = { methods: ["POST"], origins: "cloud", reach: "same-origin" } as const;
  return [
    {
      ...shape,
      path: "auth/passkey-options",
      async handle({ clientAddress }) {
        const attempt = auth.limits.passkey.take(clientAddress);
        if (attempt.kind === "limited") return tooManyAttempts(attempt.retryAfterMs);
        const { token, options } = await beginUsingPasskey(auth);
        return Response.json({ token, options }, { headers: { "cache-control": "no-store" } });
      },
    },
    {
      ...shape,
      path: "auth/sign-in/passkey",
      async handle(context) {
        const parsed = answer.safeParse(await readJson(context.request, maximumBytes));
        if (!parsed.success) {
          return problem(
            400,
            "REQUEST_INVALID",
            "The request is not JSON with a token and a response. Nothing was done.",
          );
        }
        const personId = await personOfPasskey(auth, parsed.data);
        return signInAnswer(
          personId === null
            ? { kind: "passkey-refused" }
            : await completeSignIn(auth, personId, visitorOf(auth, context), "passkey"),
        );
      },
    },
  ];
}
