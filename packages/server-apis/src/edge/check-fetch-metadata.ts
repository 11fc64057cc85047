import type { Route } from "../kit/http/route.ts";
import { hasBearer } from "./refuse-token.ts";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export type FetchRefusal = "another-site" | "another-origin";

/**
 * Whether a request below `/.mows/` may come from where its browser says it comes from (Fetch Metadata, W3C). Sibling apps are same-site, so
 * `SameSite` cookies do not part them: only the own origin, or a person at the address bar, may ask; `navigation` routes also
 * take a top-level navigation from elsewhere. An unsafe method that carries a cookie needs the exact own `Origin`; programs
 * without a browser send neither and authenticate by other means, and next to a bearer token no cookie counts.
 * `byCookie` is for routes where it does.
 */
export function checkFetchMetadata(
  request: Request,
  reach: Route["reach"],
  ownOrigin: string,
  byCookie: boolean = isByCookie(request),
): FetchRefusal | null {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-site" || site === "cross-site") {
    if (reach !== "navigation" || !isNavigation(request) || !safeMethods.has(request.method)) return "another-site";
  }
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== ownOrigin && !(reach === "navigation" && safeMethods.has(request.method)))
    return "another-origin";
  if (!safeMethods.has(request.method) && origin === null && byCookie) return "another-origin";
  return null;
}

function isNavigation({ headers }: Request): boolean {
  return headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
}

function isByCookie(request: Request): boolean {
  return request.headers.has("cookie") && !hasBearer(request);
}
