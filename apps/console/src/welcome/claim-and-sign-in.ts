import type { ClaimOwnerInput, ClaimOwnerResult, Mows } from "@mows/sdk";

type Failure = Exclude<ClaimOwnerResult, { __typename: "PersonCreated" }>;

export type ClaimOutcome =
  | { kind: "refused"; failure: Failure }
  | { kind: "signed-in" }
  /** The account is there; signing in with it has to be tried by hand. */
  | { kind: "created" };

/** Makes the owner's account and signs in with it. */
export async function claimAndSignIn(mows: Mows, input: ClaimOwnerInput): Promise<ClaimOutcome> {
  const claimed = await mows.auth.claimOwner(input);
  if (claimed.__typename !== "PersonCreated") return { kind: "refused", failure: claimed };
  try {
    const { username, password } = input;
    const { kind } = await mows.auth.signInWithPassword({ username, password });
    return { kind: kind === "signed-in" ? "signed-in" : "created" };
  } catch {
    // whatever kept this from working, the sign-in page will say it better
    return { kind: "created" };
  }
}
