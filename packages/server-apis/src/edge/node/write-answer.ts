import type { ServerResponse } from "node:http";
import type { Answer } from "../edge.ts";

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
  outgoing.flushHeaders();
  const reader: ReadableStreamDefaultReader<Uint8Array | string> = answer.body.getReader();
  const left = () => void reader.cancel(new Error("the client went away")).catch(() => undefined);
  outgoing.once("close", left);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value)) await drained(outgoing);
    }
    outgoing.end();
  } catch (error) {
    // Headers are gone: cutting the connection is the only honest way to say that the body is not whole.
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
  } finally {
    outgoing.off("close", left);
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
