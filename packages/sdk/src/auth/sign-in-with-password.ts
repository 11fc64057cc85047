import { problemOf, retryAfterMs } from "../core/error-of-response.ts";
import type { Transport } from "../core/transport.ts";

export type SignInResult =
  | { kind: "signed-in" }
  /** The password was right; `token` goes with a code of the authenticator app, or a recovery code, to `continueSignIn`. */
  | { kind: "second-factor-needed"; token: string }
  /** Also of a code, or of a passkey that is unknown here. */
  | { kind: "wrong-credentials" }
  /** It took too long, or too many tries: back to the password. */
  | { kind: "sign-in-over" }
  | { kind: "rate-limited"; retryAfterMs: number };

export type SignInStep =
  | { token: string; code: string }
  /** `PublicKeyCredential.toJSON()` as JSON text, with the token of its ceremony. */
  | { token: string; response: string };

const DEFAULT_RETRY_AFTER_MS = 60_000;

/** Every other refusal of what was typed in: better-auth also answers 400 and 422 to names that no account can have. */
const WRONG = [400, 401, 422];
const OVER = 410;

export function signInWithPassword(
  transport: Transport,
  credentials: { username: string; password: string },
): Promise<SignInResult> {
  return post(transport, "username", credentials);
}

export function continueSignIn(transport: Transport, step: SignInStep): Promise<SignInResult> {
  return post(transport, "code" in step ? "second-factor" : "passkey", step);
}

async function post(transport: Transport, way: string, body: object): Promise<SignInResult> {
  const response = await transport.request(`${transport.url}/.mows/auth/sign-in/${way}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) {
    const answer = (await response.json()) as { token?: string };
    return answer.token === undefined ? { kind: "signed-in" } : { kind: "second-factor-needed", token: answer.token };
  }
  if (WRONG.includes(response.status)) return { kind: "wrong-credentials" };
  if (response.status === OVER) return { kind: "sign-in-over" };
  if (response.status === 429) {
    return { kind: "rate-limited", retryAfterMs: retryAfterMs(response) ?? DEFAULT_RETRY_AFTER_MS };
  }
  throw await problemOf(response);
}
