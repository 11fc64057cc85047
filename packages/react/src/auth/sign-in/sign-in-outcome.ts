import type { Messages } from "../../messages/en.ts";

/** The cloud comes back with this in the query when an attempt to sign in did not end in a session. */
const parameter = "sign_in";

/** Why the last attempt ended without a session, for a person; null when there was none. */
export function signInFailure(search: string, { refused, failed }: Messages["signIn"]): string | null {
  switch (new URLSearchParams(search).get(parameter)) {
    case "refused":
      return refused;
    case "failed":
      return failed;
    default:
      return null;
  }
}

/** The page that is open, without the outcome of an earlier attempt. */
export function addressToReturnTo(page: Location): string {
  const url = new URL(page.href);
  url.searchParams.delete(parameter);
  return url.pathname + url.search + url.hash;
}
