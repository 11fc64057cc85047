import type { AppId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { signIn, type SignInOutcome } from "./sign-in.ts";

export type MakeSignInLinkOutcome =
  | { kind: "made"; url: string }
  | { kind: "denied" }
  | Exclude<SignInOutcome, { kind: "signed-in" }>;

/**
 * Signs in with a password here, for a browser that then opens the link: whoever writes an app is signed in without typing. The
 * operator's alone, and no way around the password.
 */
export async function makeSignInLink(
  auth: Auth,
  principal: Principal,
  { username, password, appId }: { username: string; password: string; appId: AppId | null },
): Promise<MakeSignInLinkOutcome> {
  if (principal.kind !== "operator") return { kind: "denied" };
  const visitor = { clientAddress: "local", userAgent: null, cookieHeader: null, sessionCookie: null };
  const outcome = await signIn(auth, { username, password }, visitor);
  if (outcome.kind !== "signed-in") return outcome;
  const token = await auth.signInLinks.keep({ setCookies: outcome.setCookies, appId });
  return { kind: "made", url: `${auth.kit.origins.cloud}/.mows/auth/sign-in-link?token=${token}` };
}
