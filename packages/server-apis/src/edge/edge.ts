import type { SocketRoute } from "../kit/http/socket-route.ts";
import type { RequestContext } from "../kit/request-context.ts";

/** Who is at the other end of the connection. */
export type ConnectionPeer =
  | { kind: "network"; address: string }
  /** The cloud's own socket of mode 0600: whoever opens it owns this cloud. */
  | { kind: "local" };

/**
 * A response with its final headers. Not a `Response`: making one of another's body wraps that body, and Node's wrapper throws out of
 * nowhere, ending the process, when a client leaves in the middle of an event stream.
 */
export type Answer = {
  status: number;
  headers: Headers;
  body: Response["body"];
  /** Aborted when whoever asked may not have the rest: the connection is cut. */
  cut: AbortSignal;
};

/** HTTP as the cloud speaks it, on web standards; `edge/node` puts it on a port. */
export type Edge = {
  handle(request: Request, peer: ConnectionPeer): Promise<Answer>;
  /** What a socket upgrade is answered with: a refusal, or where to connect. */
  upgrade(request: Request, peer: ConnectionPeer): Promise<SocketUpgrade>;
};

export type SocketUpgrade =
  | { kind: "refused"; response: Response }
  /** Hot reload of an app in development: the dev server speaks for itself. */
  | { kind: "dev-server"; port: number }
  | {
      kind: "accepted";
      route: SocketRoute;
      context: RequestContext;
      parameters: Record<string, string>;
      /** The subprotocol agreed to (RFC 6455 §1.9); null where none was offered. */
      protocol: string | null;
    };
