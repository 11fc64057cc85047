import type { RequestContext } from "../request-context.ts";

/** A WebSocket endpoint (RFC 6455) below `/.mows/`. Upgrades that a cookie authenticates need the exact own `Origin`. */
export type SocketRoute = {
  /** As in `Route`. */
  path: string;
  origins: "cloud" | "apps" | "all";
  /** Largest message taken; a larger one closes the socket with 1009. */
  maximumMessageBytes: number;
  connect(context: RequestContext, parameters: Record<string, string>, socket: WebSocket): void;
};
