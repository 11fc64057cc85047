import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Answer, ConnectionPeer, Edge } from "../edge.ts";
import { toRequest } from "./to-request.ts";
import { upgradeSocket, type OpenSocket } from "./upgrade-socket.ts";
import { writeAnswer } from "./write-answer.ts";

/** A connection on which nothing moves for this long is closed; event streams send a comment more often. */
const idleMs = 120_000;
/** A client must have sent its headers within this time, its body may take as long as it keeps coming. */
const headersMs = 30_000;

/** A client that sends on for so long after it was answered is cut off. */
const lingerMs = 5_000;

/** Connections that the system holds until they are taken, as many as Linux lets it: a browser asks for a whole page of pictures at once. */
const backlog = 4_096;

export type Listener = {
  /** The TCP port; 0 on a local socket. */
  port: number;
  /** Until then every request is answered with 503. */
  serve(edge: Edge): void;
  /** Takes no new connection, cuts event streams, lets other requests under way end for at most `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
};

/** Listens on a TCP address or, with `path`, on a Unix socket. */
export async function listen(at: { host: string; port: number } | { path: string }): Promise<Listener> {
  let edge: Edge | null = null;
  const isLocal = "path" in at;
  const sockets = new Set<OpenSocket>();
  const connections = new Set<Socket>();
  /** Answers without an end: a stop that waited for them would always wait in full. */
  const streams = new Set<ServerResponse>();
  let isClosing = false;
  /** Asked for and not yet open: nobody else would close them. */
  const upgrading = new Set<Duplex>();
  const server = createServer({ requestTimeout: 0, headersTimeout: headersMs, keepAliveTimeout: 10_000 });
  const peerOf = (address: string | undefined): ConnectionPeer =>
    isLocal ? { kind: "local" } : { kind: "network", address: address ?? "unknown" };
  server.setTimeout(idleMs);
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });

  server.on("request", (message, outgoing) => {
    const gone = new AbortController();
    outgoing.once("close", () => {
      gone.abort(new Error("the client went away"));
      streams.delete(outgoing);
      // Kept alive, it would be asked for more.
      if (isClosing) server.closeIdleConnections();
    });
    message.on("error", () => gone.abort());
    const request = toRequest(message, gone.signal);
    if (request === null || edge === null) {
      outgoing.writeHead(request === null ? 400 : 503, { "content-type": "text/plain", "retry-after": "1" });
      outgoing.end(
        request === null ? "The request could not be understood.\n" : "The cloud is starting. Try again shortly.\n",
      );
      return;
    }
    void edge.handle(request, peerOf(message.socket.remoteAddress)).then((answer) => {
      if (!message.complete && request.body !== null) outgoing.once("finish", () => dropRest(message));
      if (isEventStream(answer) && isClosing) outgoing.destroy();
      else if (isEventStream(answer) && !outgoing.closed) streams.add(outgoing);
      return writeAnswer(answer, outgoing);
    });
  });
  server.on("upgrade", (message, socket, head) => {
    if (edge === null) return void socket.destroy();
    const upgraded = upgradeSocket(edge, sockets, { message, socket, head }, peerOf(message.socket.remoteAddress));
    upgrading.add(socket);
    void upgraded.finally(() => upgrading.delete(socket));
  });

  await bind(server, at);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    serve(given) {
      edge = given;
    },
    async close(graceMs) {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Browsers connect ahead of need; to Node such a connection is not idle, and a stop would wait for a request that never comes.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      for (const stream of streams) stream.destroy();
      for (const socket of upgrading) socket.destroy();
      for (const socket of sockets) socket.close(1001, "the cloud is stopping");
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function isEventStream({ headers }: Answer): boolean {
  return headers.get("content-type")?.startsWith("text/event-stream") === true;
}

/**
 * A refused body is not kept, but closing while its client still sends would reset the connection, and the answer with it. So the rest is
 * read and dropped for as long as the answer may take to arrive.
 */
function dropRest(message: IncomingMessage): void {
  if (message.complete) return;
  const cut = setTimeout(() => message.destroy(), lingerMs);
  message.once("close", () => clearTimeout(cut));
  message.removeAllListeners("data");
  message.resume();
}

function bind(server: Server, at: { host: string; port: number } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ ...at, backlog }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
