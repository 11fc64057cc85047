import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/**
 * What happens to one request. `lost` reaches the service and its answer gets lost; `late` gets lost too, and reaches the service only when
 * the next request has been answered.
 */
export type Fault = "hang" | "error" | "busy" | "reset" | "truncate" | "shorten" | "lost" | "late";

export type FaultProxy = AsyncDisposable & {
  port: number;
  /** Asked for each request; null lets it through. */
  decide: (request: { method: string; url: string }) => Fault | null;
};

type Passing = { incoming: IncomingMessage; body: Buffer };
type Passed = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

/** Stands before an HTTP service and does to its requests what networks and services do. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const delayed: Passing[] = [];

  const pass = async ({ incoming: { method, url, headers }, body }: Passing): Promise<Passed> => {
    const outgoing = request({ host: "127.0.0.1", port: target, method, path: url, headers, agent: false });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve);
      outgoing.once("error", reject);
    });
    outgoing.end(body);
    const response = await answer;
    return { status: response.statusCode ?? 500, headers: response.headers, body: await buffer(response) };
  };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const fault = proxy.decide({ method: incoming.method ?? "", url: incoming.url ?? "" });
    if (fault === "reset") return void incoming.socket.resetAndDestroy();
    const passing = { incoming, body: await buffer(incoming) };
    if (fault === "hang") return;
    if (fault === "late") delayed.push(passing);
    if (fault === "late") return void incoming.socket.destroy();
    if (fault === "error" || fault === "busy") return refuse(outgoing, fault);
    const { status, headers, body } = await pass(passing);
    if (fault === "lost") return void incoming.socket.destroy();
    const half = body.subarray(0, Math.floor(body.byteLength / 2));
    if (fault === "truncate") {
      outgoing.writeHead(status, { ...headers, "content-length": body.byteLength });
      outgoing.write(half, () => outgoing.destroy());
    } else if (fault === "shorten")
      outgoing.writeHead(status, { ...headers, "content-length": half.byteLength }).end(half);
    else outgoing.writeHead(status, headers).end(body);
    for (const before of delayed.splice(0)) await pass(before);
  };

  const server = createServer((incoming, outgoing) => {
    // A client that gave up, or a service that was stopped, ends the request and nothing else.
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: FaultProxy = {
    port: (server.address() as AddressInfo).port,
    decide: () => null,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function refuse(outgoing: ServerResponse, fault: "error" | "busy"): void {
  const code = fault === "error" ? "InternalError" : "SlowDown";
  outgoing.writeHead(fault === "error" ? 500 : 503, { "content-type": "application/xml" });
  outgoing.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}
