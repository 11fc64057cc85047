import type { ServerResponse } from "node:http";
import type { Answer } from "../edge.ts";
import { blockBytes, writeBlocks } from "./write-blocks.ts";

type Body = NonNullable<Answer["body"]>;

/** Sends an answer no faster than the client reads it; a client that leaves cancels the body. */
export async function writeAnswer(answer: Answer, outgoing: ServerResponse): Promise<void> {
  const headers: [string, string][] = [];
  for (const [name, value] of answer.headers) if (name !== "set-cookie") headers.push([name, value]);
  for (const cookie of answer.headers.getSetCookie()) headers.push(["set-cookie", cookie]);
  outgoing.writeHead(answer.status, headers.flat());
  if (answer.body === null) {
    outgoing.end();
    return;
  }
  // An event stream's headers must not wait for its first event; a body that is there already goes out with them, in one packet.
  const flush = setImmediate(() => outgoing.flushHeaders());
  const source = openBody(answer.body, Number(answer.headers.get("content-length")) > blockBytes);
  const left = () => void source.cancel(new Error("the client went away")).catch(() => undefined);
  outgoing.once("close", left);
  const cut = () => void outgoing.destroy();
  answer.cut.addEventListener("abort", cut);
  try {
    if (answer.cut.aborted) cut();
    await source.writeTo(outgoing);
    outgoing.end();
  } catch (error) {
    // Headers are gone: cutting the connection is the only honest way to say that the body is not whole.
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
  } finally {
    clearImmediate(flush);
    outgoing.off("close", left);
    answer.cut.removeEventListener("abort", cut);
  }
}

type Source = { writeTo(outgoing: ServerResponse): Promise<void>; cancel(reason: unknown): Promise<void> };

function openBody(body: Body, isLarge: boolean): Source {
  const blocks = isLarge ? blockReader(body) : null;
  if (blocks !== null)
    return { writeTo: (outgoing) => writeBlocks(blocks, outgoing), cancel: (why) => blocks.cancel(why) };
  const chunks = body.getReader();
  return { writeTo: (outgoing) => writeChunks(chunks, outgoing), cancel: (why) => chunks.cancel(why) };
}

/** Null for a stream that gives memory of its own; only asking tells the two kinds apart (Streams, `getReader`). */
function blockReader(body: Body): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

async function writeChunks(
  reader: ReadableStreamDefaultReader<Uint8Array | string>,
  outgoing: ServerResponse,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done || outgoing.destroyed) return;
    if (!outgoing.write(value)) await drained(outgoing);
  }
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done);
      outgoing.off("close", done);
      resolve();
    };
    outgoing.once("drain", done);
    outgoing.once("close", done);
  });
}
