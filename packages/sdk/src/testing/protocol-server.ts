import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

/** Null breaks the connection without an answer. */
export type Handler = (request: Request) => Promise<Response | null> | Response | null;

export interface ProtocolServer extends AsyncDisposable {
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly Request[];
}

/** A real HTTP server on a port of its own: what is tested goes over the wire. */
export async function startProtocolServer(handle: Handler): Promise<ProtocolServer> {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    const request = requestOf(incoming);
    requests.push(request);
    void answer(handle, request, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = "GET", headers, url } = incoming;
  const body = method === "GET" || method === "HEAD" ? null : (Readable.toWeb(incoming) as globalThis.ReadableStream);
  const aborted = new AbortController();
  incoming.socket.on("close", () => aborted.abort());
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    body,
    signal: aborted.signal,
    duplex: "half",
  } as RequestInit);
}

async function answer(handle: Handler, request: Request, outgoing: ServerResponse): Promise<void> {
  const response = await handle(request);
  if (!response) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    outgoing.end();
    return;
  }
  // whoever reads may leave at any time
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(() => undefined);
}
