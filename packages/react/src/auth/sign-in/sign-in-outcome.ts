/** The cloud comes back with this in the query when an attempt to sign in did not end in a session. */
const parameter = "sign_in";

const messages: Readonly<Record<string, string>> = {
  refused: "You did not allow this app at your cloud, so it cannot show you anything. You can decide anew.",
  failed: "Signing in did not work: the attempt was too old, or was made in another window. Please try again.",
};

/** Why the last attempt ended without a session, for a person; null when there was none. */
export function signInFailure(search: string): string | null {
  return messages[new URLSearchParams(search).get(parameter) ?? ""] ?? null;
}

/** The page that is open, without the outcome of an earlier attempt. */
export function addressToReturnTo(page: Location): string {
  const url = new URL(page.href);
  url.searchParams.delete(parameter);
  return url.pathname + url.search + url.hash;
}
