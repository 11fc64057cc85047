import type { Auth } from "./auth.ts";

export type SignInAttempt = { kind: "allowed"; giveBack: () => void } | { kind: "limited"; retryAfterMs: number };

/**
 * One try at an account. A browser that its person signed in with before has tries of its own; all others share those of their address
 * and those of the account.
 */
export function takeSignInAttempt(
  { signInFromAddress, signInToAccount, signInFromDevice }: Auth["limits"],
  by: { account: string; address: string; knownDevice: string | null },
): SignInAttempt {
  const buckets =
    by.knownDevice === null
      ? [
          { limiter: signInFromAddress, key: by.address },
          { limiter: signInToAccount, key: by.account },
        ]
      : [{ limiter: signInFromDevice, key: by.knownDevice }];
  const taken: (typeof buckets)[number][] = [];
  const giveBack = () => {
    for (const { limiter, key } of taken) limiter.giveBack(key);
  };
  for (const bucket of buckets) {
    const outcome = bucket.limiter.take(bucket.key);
    if (outcome.kind === "limited") return outcome;
    taken.push(bucket);
  }
  return { kind: "allowed", giveBack };
}
