import type { IncomingMessage } from "node:http";
import { bodyStream } from "./body-stream.ts";

const bodyless: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** The incoming message as a web `Request`; `signal` aborts when the client goes away. Null when its target or headers are no valid ones. */
export function toRequest(message: IncomingMessage, signal: AbortSignal): Request | null {
  const method = message.method ?? "GET";
  const headers = new Headers();
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] as string, message.rawHeaders[index + 1] as string);
  }
  try {
    const url = new URL(message.url ?? "/", `http://${headers.get("host") ?? "localhost"}`);
    if (bodyless.has(method)) return new Request(url, { method, headers, signal });
    // `duplex` is required with a stream (Fetch, RequestInit) and missing in TypeScript's declaration.
    const init: RequestInit & { duplex: "half" } = {
      method,
      headers,
      signal,
      body: bodyStream(message),
      duplex: "half",
    };
    return new Request(url, init);
  } catch {
    return null;
  }
}
