import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import type { Answer, Edge } from "../edge.ts";
import { listen } from "./listen.ts";
import { blockBytes } from "./write-blocks.ts";

const lengthBytes = 5 * blockBytes + 17;

/** A byte stream of `lengthBytes` in which every byte tells its place; `cancelled` says how it was left. */
function pattern(cancelled: (reason: unknown) => void = () => undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = 0;
  return new ReadableStream({
    type: "bytes",
    autoAllocateChunkSize: 1_000,
    pull(controller) {
      const view = controller.byobRequest?.view;
      if (view === undefined || view === null) throw new Error("pulled without memory");
      const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, lengthBytes - position));
      for (const [index] of bytes.entries()) bytes[index] = (position + index) % 251;
      position += bytes.byteLength;
      if (bytes.byteLength === 0) controller.close();
      controller.byobRequest?.respond(bytes.byteLength);
    },
    cancel: cancelled,
  });
}

async function serve(answer: () => Omit<Answer, "status" | "cut">) {
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  const edge: Edge = {
    handle: async () => ({ status: 200, cut: new AbortController().signal, ...answer() }),
    upgrade: async () => ({ kind: "refused", response: new Response(null, { status: 404 }) }),
  };
  listener.serve(edge);
  const get = async () => {
    const outgoing = request({ host: "127.0.0.1", port: listener.port, agent: false }).end();
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    return incoming;
  };
  return { get, [Symbol.asyncDispose]: () => listener.close(0) };
}

it("sends a large byte stream whole and in order", async () => {
  const headers = new Headers({ "content-length": String(lengthBytes) });
  await using server = await serve(() => ({ headers, body: pattern() }));
  const body = await buffer(await server.get());
  expect(body.byteLength).toBe(lengthBytes);
  expect(body.findIndex((byte, index) => byte !== index % 251)).toBe(-1);
});

it("sends a large stream that is none of bytes", async () => {
  const chunks = [new Uint8Array(blockBytes), new Uint8Array(blockBytes).fill(1)];
  const headers = new Headers({ "content-length": String(2 * blockBytes) });
  const body = () =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
  await using server = await serve(() => ({ headers, body: body() }));
  expect(Buffer.compare(await buffer(await server.get()), Buffer.concat(chunks))).toBe(0);
});

it("cancels a large download whose client leaves", async () => {
  const headers = new Headers({ "content-length": String(1024 ** 3) });
  const left = Promise.withResolvers<unknown>();
  const endless = () =>
    new ReadableStream({
      type: "bytes",
      autoAllocateChunkSize: blockBytes,
      pull: (controller) => controller.byobRequest?.respond(controller.byobRequest.view?.byteLength ?? 0),
      cancel: left.resolve,
    });
  await using server = await serve(() => ({ headers, body: endless() }));
  (await server.get()).destroy();
  expect(await left.promise).toEqual(new Error("the client went away"));
});

it("tells the headers of an event stream before its first event", async () => {
  const headers = new Headers({ "content-type": "text/event-stream" });
  await using server = await serve(() => ({ headers, body: new ReadableStream() }));
  const incoming = await server.get();
  expect(incoming.headers["content-type"]).toBe("text/event-stream");
  incoming.destroy();
});
