import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { ServerSocket } from "../../kit/http/server-socket.ts";
import type { ConnectionPeer, Edge } from "../edge.ts";
import { pipeDevSocket } from "./pipe-dev-socket.ts";
import { toRequest } from "./to-request.ts";

/** What is told when the cloud stops. */
export type OpenSocket = { close(code: number, reason: string): void };

type Upgrade = { message: IncomingMessage; socket: Duplex; head: Buffer };

/** One a limit: `ws` refuses a larger message with 1009 before it is held. */
const servers = new Map<number, WebSocketServer>();
/** What the edge agreed to, until `ws` asks for it. */
const protocols = new WeakMap<IncomingMessage, string>();

/** Answers an upgrade: a refusal as plain HTTP, or the socket handed to its route. */
export async function upgradeSocket(
  edge: Edge,
  open: Set<OpenSocket>,
  { message, socket, head }: Upgrade,
  peer: ConnectionPeer,
): Promise<void> {
  const gone = new AbortController();
  socket.on("error", () => socket.destroy());
  socket.once("close", () => gone.abort(new Error("the client went away")));
  const request = toRequest(message, gone.signal);
  if (request === null) {
    socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    return;
  }
  const upgrade = await edge.upgrade(request, peer).catch(() => null);
  if (upgrade === null || upgrade.kind === "refused") {
    const status = upgrade?.response.status ?? 500;
    const body = (await upgrade?.response.text()) ?? "";
    socket.end(
      `HTTP/1.1 ${status} Refused\r\ncontent-type: application/problem+json\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return;
  }
  if (upgrade.kind === "dev-server") {
    const piped: OpenSocket = { close: () => socket.destroy() };
    open.add(piped);
    socket.once("close", () => open.delete(piped));
    pipeDevSocket(upgrade.port, { message, socket, head });
    return;
  }
  const { route, context, parameters, protocol } = upgrade;
  if (protocol !== null) protocols.set(message, protocol);
  const server = serverFor(route.maximumMessageBytes);
  server.handleUpgrade(message, socket, head, (accepted) => {
    // `ws` implements the browser's interface; its declared type only differs in the events' details.
    const webSocket = accepted as unknown as ServerSocket;
    open.add(webSocket);
    // `ws` closes the socket itself on a bad frame; without a listener, the error would end the process.
    accepted.on("error", (error) => context.log.debug({ error: error.message }, "a socket was closed for a bad frame"));
    accepted.once("close", () => open.delete(webSocket));
    route.connect(context, parameters, webSocket);
  });
}

function serverFor(limit: number): WebSocketServer {
  const known = servers.get(limit);
  if (known !== undefined) return known;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limit,
    handleProtocols: (_offered, message) => protocols.get(message) ?? false,
  });
  servers.set(limit, server);
  return server;
}
