import type { Auth } from "./auth.ts";
import type { SignInAttempt } from "./ports.ts";

export type SignInOutcome =
  | { kind: "signed-in"; setCookies: string[] }
  /** Says nothing of which of the two is wrong. */
  | { kind: "wrong-credentials" }
  | { kind: "rate-limited"; retryAfterMs: number };

/**
 * Signs in on the cloud's own origin. A session that the browser had before ends, with those of its apps: who signs in anew may
 * be someone else.
 */
export async function signIn(auth: Auth, attempt: SignInAttempt, cookie: string | null): Promise<SignInOutcome> {
  const username = attempt.username.trim().toLowerCase().slice(0, 64);
  const { signInFromAddress, signInToAccount } = auth.limits;
  const fromAddress = signInFromAddress.take(attempt.clientAddress);
  if (fromAddress.kind === "limited") return { kind: "rate-limited", retryAfterMs: fromAddress.retryAfterMs };
  // Counted for names that do not exist as well, so that the limit tells nobody which do.
  const toAccount = signInToAccount.take(username);
  if (toAccount.kind === "limited") return { kind: "rate-limited", retryAfterMs: toAccount.retryAfterMs };
  const outcome = await auth.provider.signIn({ ...attempt, username });
  if (outcome.kind === "wrong-credentials") return outcome;
  signInFromAddress.giveBack(attempt.clientAddress);
  signInToAccount.giveBack(username);
  if (cookie !== null) {
    await auth.provider.signOut(cookie);
    auth.kit.bus.publish("sessions");
  }
  return outcome;
}
