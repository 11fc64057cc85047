import type { RequestContext } from "../request-context.ts";

/** What GraphQL must not carry: streams, ranges, navigations. */
export type Route = {
  /** Below `/.mows/`, with `:name` for one segment and a final `*` for the rest: `files/:id/content`. */
  path: string;
  methods: readonly string[];
  /** Where it is mounted: on the cloud's own origin, on every app's, or on both. */
  origins: "cloud" | "apps" | "all";
  /**
   * `same-origin` refuses whatever `Sec-Fetch-Site` calls same-site or cross-site; `navigation` also lets a top-level
   * navigation from anywhere in (sign-in, its callback, shared links).
   */
  reach: "same-origin" | "navigation";
  /**
   * What proves who asks, beside the session's cookie and a bearer token. `basic`: also a username with a token for the password (RFC
   * 7617), for programs that know nothing else. `own`: the route reads `Authorization` itself, and the principal is anonymous.
   */
  credentials?: "basic" | "own";
  handle(context: RequestContext, parameters: Record<string, string>): Promise<Response>;
};
