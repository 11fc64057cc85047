/** The secret of the link that was opened. It stays in the address, which is the link, and is sent to nobody with it. */
export function linkSecret(): string | null {
  return location.hash.length > 1 ? location.hash.slice(1) : null;
}

const key = "mows-link";

/** The visit that this tab began with this secret, so that loading the page again does not begin another. */
export function knownVisit(secret: string): string | null {
  const kept = sessionStorage.getItem(key);
  const [known, linkId] = kept?.split(" ") ?? [];
  return known === secret && linkId !== undefined ? linkId : null;
}

export function rememberVisit(secret: string, linkId: string): void {
  sessionStorage.setItem(key, `${secret} ${linkId}`);
}
