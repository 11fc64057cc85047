import type { Connect } from "vite";
import type { AppPlace } from "./dev-registration.ts";

/**
 * Sends who opens the dev server's own address on to the app's origin: a page at another origin has neither session nor
 * permissions. The cloud names the origin of what it asks for in `mows-host`.
 */
export function leadToApp(place: AppPlace): Connect.NextHandleFunction {
  return (request, response, next) => {
    const isPage =
      request.headers["sec-fetch-mode"] === "navigate" || (request.headers.accept ?? "").startsWith("text/html");
    if (request.headers["mows-host"] !== undefined || !isPage) return next();
    if (place.url === null) {
      response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "2" });
      response.end(`${place.problem}\n`);
      return;
    }
    response.writeHead(302, {
      location: new URL(request.originalUrl ?? "/", place.url).href,
      "cache-control": "no-store",
    });
    response.end();
  };
}
