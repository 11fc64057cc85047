import type { Auth } from "./auth.ts";
import { makeChallenge } from "./challenges.ts";
import { completeSignIn, type Visitor } from "./complete-sign-in.ts";
import { credentialOf } from "./credential-of.ts";
import type { TooManyAttempts } from "./failures.ts";
import { guardSignIn } from "./guard-sign-in.ts";

export type SignInOutcome =
  | { kind: "signed-in"; setCookies: string[] }
  /** The password was right; `token` stands for that, for five minutes, at `finishSecondFactor`. */
  | { kind: "second-factor-needed"; token: string }
  /** Says nothing of which of the two is wrong. */
  | { kind: "wrong-credentials" }
  | TooManyAttempts;

/**
 * Signs in on the cloud's own origin. A session that the browser had before ends, with those of its apps: who signs in anew may
 * be someone else.
 */
export async function signIn(
  auth: Auth,
  given: { username: string; password: string },
  visitor: Visitor,
): Promise<SignInOutcome> {
  const username = given.username.trim().toLowerCase().slice(0, 64);
  const account = await credentialOf(auth.kit.db, username);
  const device = await auth.knownDevices.read(visitor.cookieHeader);
  const tried = await guardSignIn(
    auth.limits,
    {
      // Counted for names that do not exist as well, so that the limit tells nobody which do.
      account: username,
      address: visitor.clientAddress,
      knownDevice: device !== null && device.personId === account?.personId ? device.deviceId : null,
    },
    async () => {
      // One slow hash either way.
      const isRight = await auth.provider.verifyPassword(given.password, account?.passwordHash ?? null);
      return account !== null && isRight ? { kind: "right" as const, account } : { kind: "wrong-credentials" as const };
    },
    ({ kind }) => kind === "wrong-credentials",
  );
  if (tried.kind === "rate-limited") return tried;
  if (tried.kind === "wrong-credentials") {
    await auth.kit.audit.record({
      principal: { kind: "anonymous", appId: null },
      action: "auth.sign-in-failed",
      resource: account === null ? null : { kind: "person", id: account.personId },
      decision: "failed",
      facts: { method: "password" },
      address: visitor.clientAddress,
    });
    return tried;
  }
  const { personId, hasSecondFactor } = tried.account;
  if (hasSecondFactor) {
    const token = await makeChallenge(auth.kit, "second-factor", { personId, challenge: null });
    return { kind: "second-factor-needed", token };
  }
  return completeSignIn(auth, personId, visitor, "password");
}
