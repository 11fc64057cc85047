import { http, type HttpHandler } from "msw";
import { TestCloud } from "./test-cloud.ts";
import type { TestUser } from "./test-user.ts";

declare module "./test-cloud.ts" {
  interface TestCloud {
    /**
     * Handlers for Mock Service Worker that answer everything below `/.mows/`, on whatever origin the page has, as this person's app,
     * or a visitor to the cloud's own origin: GraphQL, event streams, uploads, contents.
     * @example
     * const worker = setupWorker(...cloud.mswHandlers(ada));
     */
    mswHandlers(user?: Pick<TestUser, "origin" | "fetch">): HttpHandler[];
  }
}

TestCloud.prototype.mswHandlers = function mswHandlers(this: TestCloud, user = this.visitor()) {
  return [http.all("*/.mows/*", ({ request }) => answer(user, request))];
};

async function answer({ origin, fetch }: Pick<TestUser, "origin" | "fetch">, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers, signal } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  // In one piece: how far a body is on its way is told by the browser, and not by where it ends.
  const body = hasBody ? await request.arrayBuffer() : null;
  try {
    return await fetch(new URL(pathname + search, origin), { method, headers, signal, body });
  } catch {
    return Response.error();
  }
}
