import { once } from "node:events";
import { get, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { listen } from "./listen.ts";

/** A server that answers without having read what comes. */
async function refusing() {
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  listener.serve({
    handle: async ({ body }) => {
      await body?.cancel();
      return {
        status: 507,
        headers: new Headers(),
        body: new Response("full").body,
        cut: new AbortController().signal,
      };
    },
    upgrade: async () => ({ kind: "refused", response: new Response(null, { status: 404 }) }),
  });
  return { port: listener.port, [Symbol.asyncDispose]: () => listener.close(0) };
}

it("lets a client hear why its body is refused while it still sends", async () => {
  await using server = await refusing();
  const block = new Uint8Array(1024 * 1024);
  const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const headers = { "content-length": String(64 * block.length) };
    const outgoing = request({ host: "127.0.0.1", port: server.port, method: "PATCH", headers }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => (text += chunk));
      incoming.once("end", () => resolve({ status: incoming.statusCode, text }));
    });
    outgoing.once("error", reject);
    for (let n = 0; n < 64; n += 1) outgoing.write(block);
    outgoing.end();
  });
  expect(answer).toEqual({ status: 507, text: "full" });
});

it("does not wait for event streams, which never end, nor for who connected and asked nothing", async () => {
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  const cancelled = Promise.withResolvers<void>();
  listener.serve({
    handle: async () => ({
      status: 200,
      headers: new Headers({ "content-type": "text/event-stream; charset=utf-8" }),
      body: new ReadableStream({
        start: (stream) => stream.enqueue(new TextEncoder().encode(": hello\n\n")),
        cancel: () => cancelled.resolve(),
      }),
      cut: new AbortController().signal,
    }),
    upgrade: async () => ({ kind: "refused", response: new Response(null, { status: 404 }) }),
  });
  const stream = get({ host: "127.0.0.1", port: listener.port });
  const [incoming] = (await once(stream, "response")) as [IncomingMessage];
  const lost = once(incoming, "error");
  await once(incoming, "data");
  const silent = connect(listener.port, "127.0.0.1");
  const closed = once(silent, "close");
  silent.on("error", () => undefined);
  await once(silent, "connect");

  const aDayMs = 24 * 60 * 60_000;
  await expect(listener.close(aDayMs)).resolves.toBeUndefined();
  await Promise.all([lost, closed, cancelled.promise]);
});
