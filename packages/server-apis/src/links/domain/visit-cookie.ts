import type { GrantId } from "../../kit/ids.ts";
import { readCookie } from "../../kit/http/read-cookie.ts";

/**
 * The cookie of a visit, for one host and one link's addresses only, out of reach of scripts. `__Host-` wants the path `/`, so over TLS it is
 * `__Secure-`; a second one that a sibling origin planted is told by its coming twice, and one alone opens only what its own secret opened.
 */
export function visitCookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Secure-mows_link" : "mows_link";
}

/** As `Set-Cookie`. */
export function setVisitCookie(origin: string, linkId: GrantId, token: string, maxAgeMs: number): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  const path = `/.mows/links/${linkId}/`;
  const maxAge = Math.floor(maxAgeMs / 1000);
  return `${visitCookieName(origin)}=${token}; Max-Age=${maxAge}; Path=${path}; HttpOnly; SameSite=Strict${secure}`;
}

/** The token of the one cookie; null without one, or with two. */
export function visitToken(origin: string, request: Request): string | null {
  const reading = readCookie(request.headers.get("cookie"), visitCookieName(origin));
  return reading.kind === "present" ? reading.value : null;
}
