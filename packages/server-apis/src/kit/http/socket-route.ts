import type { RequestContext } from "../request-context.ts";
import type { ServerSocket } from "./server-socket.ts";

/** A WebSocket endpoint (RFC 6455) below `/.mows/`. Upgrades that a cookie authenticates need the exact own `Origin`. */
export type SocketRoute = {
  /** As in `Route`. */
  path: string;
  origins: "cloud" | "apps" | "all";
  /** Subprotocols (RFC 6455 §1.9) it speaks: who offers none of them is refused. Left out, whatever is offered first is agreed to. */
  protocols?: readonly string[];
  /** Largest message taken; a larger one closes the socket with 1009. */
  maximumMessageBytes: number;
  connect(context: RequestContext, parameters: Record<string, string>, socket: ServerSocket): void;
};
