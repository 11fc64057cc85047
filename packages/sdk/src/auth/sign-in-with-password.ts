import { problemOf, retryAfterMs } from "../core/error-of-response.ts";
import type { Transport } from "../core/transport.ts";

export type SignInResult =
  | { kind: "signed-in" }
  | { kind: "wrong-credentials" }
  | { kind: "rate-limited"; retryAfterMs: number };

const DEFAULT_RETRY_AFTER_MS = 60_000;

/** Every other refusal of what was typed in: better-auth also answers 400 and 422 to names that no account can have. */
const WRONG = [400, 401, 422];

export async function signInWithPassword(
  transport: Transport,
  credentials: { username: string; password: string },
): Promise<SignInResult> {
  const response = await transport.request(`${transport.url}/.mows/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  if (response.ok) return { kind: "signed-in" };
  if (WRONG.includes(response.status)) return { kind: "wrong-credentials" };
  if (response.status === 429) {
    return { kind: "rate-limited", retryAfterMs: retryAfterMs(response) ?? DEFAULT_RETRY_AFTER_MS };
  }
  throw await problemOf(response);
}
