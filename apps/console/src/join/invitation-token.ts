const key = "mows-invitation";

/**
 * The token of the link that was opened. It is taken out of the address at once, so that it neither stays in the history nor goes into the
 * address that signing in comes back to, and is kept in this tab until it is used.
 */
export function takeInvitationToken(): string | null {
  const { hash, pathname } = location;
  if (hash.length > 1) {
    sessionStorage.setItem(key, hash.slice(1));
    history.replaceState(null, "", pathname);
  }
  return sessionStorage.getItem(key);
}

/** It was used, or is none. */
export function forgetInvitationToken(): void {
  sessionStorage.removeItem(key);
}
