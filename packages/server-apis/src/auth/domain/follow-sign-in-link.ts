import type { Auth } from "./auth.ts";

export type FollowSignInLinkOutcome =
  /** `url` is the app's own way to sign in, which asks for consent where there is none yet. */
  { kind: "followed"; url: string; setCookies: readonly string[] } | { kind: "link-over" };

/** Gives a waiting sign-in to this browser, once. A session that the browser had before ends, as at any sign-in. */
export async function followSignInLink(
  auth: Auth,
  token: string,
  cookie: string | null,
): Promise<FollowSignInLinkOutcome> {
  const waiting = await auth.signInLinks.take(token);
  if (waiting === null) return { kind: "link-over" };
  if (cookie !== null) {
    await auth.provider.signOut(cookie);
    auth.kit.revocations.announce({});
  }
  const { appId, setCookies } = waiting;
  const url = appId === null ? "/" : `${auth.kit.origins.ofApp(appId)}/.mows/auth/sign-in?return_to=%2F`;
  return { kind: "followed", url, setCookies };
}
