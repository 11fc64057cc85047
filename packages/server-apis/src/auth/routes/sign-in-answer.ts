import { problem } from "../../kit/http/problem.ts";
import type { SecondFactorOutcome } from "../domain/finish-second-factor.ts";
import type { SignInOutcome } from "../domain/sign-in.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";

type Outcome = SignInOutcome | SecondFactorOutcome | { kind: "passkey-refused" };

/** What signing in came to. The session is a cookie only, never in the answer. */
export function signInAnswer(outcome: Outcome): Response {
  switch (outcome.kind) {
    case "signed-in": {
      const headers = new Headers({ "cache-control": "no-store" });
      for (const cookie of outcome.setCookies) headers.append("set-cookie", cookie);
      return Response.json({ kind: "signed-in" }, { headers });
    }
    case "second-factor-needed":
      return Response.json(outcome, { headers: { "cache-control": "no-store" } });
    case "wrong-credentials":
      return problem(
        401,
        "WRONG_CREDENTIALS",
        "The username or the password is wrong. Nothing was changed; try again.",
      );
    case "wrong-code":
      return problem(401, "WRONG_CODE", "This code is wrong, or was used before. Wait for the next one and try again.");
    case "sign-in-over":
      return problem(410, "SIGN_IN_OVER", "This took too long, or too many tries. Sign in with the password again.");
    case "passkey-refused":
      return problem(401, "PASSKEY_REFUSED", "This passkey does not belong to an account here. Sign in another way.");
    case "rate-limited":
      return tooManyAttempts(outcome.retryAfterMs);
    default:
      return outcome satisfies never;
  }
}
