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
  handle(context: RequestContext, parameters: Record<string, string>): Promise<Response>;
};
