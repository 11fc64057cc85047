import type { Auth } from "./auth.ts";
import type { TooManyAttempts } from "./failures.ts";

/** Who is tried to be signed in as, and from where. */
export type SignInTry = { account: string; address: string; knownDevice: string | null };

/**
 * One try at an account. A browser that its person signed in with before has tries of its own; all others share those of their address
 * and those of the account.
 */
export async function guardSignIn<Outcome extends { kind: string }>(
  { signInFromAddress, signInToAccount, signInFromDevice }: Auth["limits"],
  { account, address, knownDevice }: SignInTry,
  attempt: () => Promise<Outcome>,
  isWrong: (outcome: Outcome | TooManyAttempts) => boolean,
): Promise<Outcome | TooManyAttempts> {
  if (knownDevice !== null) return signInFromDevice.guard(knownDevice, attempt, isWrong);
  return signInFromAddress.guard<Outcome | TooManyAttempts>(
    address,
    () => signInToAccount.guard(account, attempt, isWrong),
    isWrong,
  );
}
