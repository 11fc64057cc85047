import type { Place } from "./place.ts";

/** With the headers that a browser adds and scripts cannot: so they are put where no constructor looks. */
export function asBrowser(request: Request, { origin, jar }: Place, mode: "cors" | "websocket"): Request {
  const headers = new Headers(request.headers);
  headers.set("host", new URL(origin).host);
  headers.set("sec-fetch-site", "same-origin");
  headers.set("sec-fetch-mode", mode);
  headers.set("sec-fetch-dest", "empty");
  const isSafe = request.method === "GET" || request.method === "HEAD";
  if (mode === "websocket" || !isSafe) headers.set("origin", origin);
  const cookie = jar.header();
  if (cookie !== null) headers.set("cookie", cookie);
  return Object.defineProperty(request, "headers", { value: headers });
}
