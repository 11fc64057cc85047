import { request as sendRequest, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { problem } from "../../kit/http/problem.ts";
import type { DevServer } from "../dev-server.ts";

/**
 * What a dev server needs to know of a request. Cookies and tokens are not among it: they are for the cloud, and the modules of
 * an app do not depend on who asks.
 */
const asked = [
  "accept",
  "accept-language",
  "cache-control",
  "if-none-match",
  "if-modified-since",
  "range",
  "sec-fetch-dest",
  "sec-fetch-mode",
];

/** What it may say of its answer. Policy, cookies and everything else that guards the origin are the cloud's to set. */
const answered = [
  "content-type",
  "content-length",
  "content-range",
  "accept-ranges",
  "cache-control",
  "etag",
  "last-modified",
  "location",
  "vary",
];

/** The dev server is on this machine and may have to transform a large module; longer than this, it hangs. */
const answerMs = 60_000;

/** Over plain HTTP to 127.0.0.1, for the node side of the edge. */
export const loopbackDevServer: DevServer = {
  async fetch(port, request) {
    const method = request.method;
    if (method !== "GET" && method !== "HEAD") {
      return problem(405, "METHOD_NOT_ALLOWED", "A dev server is only asked for files.", {
        headers: { allow: "GET, HEAD" },
      });
    }
    const { pathname, search } = new URL(request.url);
    try {
      // Tells a page that came by its app's origin from one that was opened at the dev server's own port.
      const headersThere = { ...pick(request.headers, asked), "mows-host": request.headers.get("host") ?? "" };
      const message = await ask(port, { method, path: pathname + search, headers: headersThere }, request.signal);
      const headers = pick(new Headers(headersOf(message)), answered);
      const status = message.statusCode ?? 502;
      if (method === "HEAD" || status === 204 || status === 304) {
        message.resume();
        return new Response(null, { status, headers });
      }
      return new Response(Readable.toWeb(message) as ReadableStream<Uint8Array>, { status, headers });
    } catch (error) {
      if (request.signal.aborted) throw error;
      return problem(
        502,
        "DEV_SERVER_SILENT",
        `The dev server of this app does not answer on port ${port}. Start it again.`,
      );
    }
  },
};

type Asked = { method: string; path: string; headers: Record<string, string> };

function ask(port: number, asked: Asked, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest({ host: "127.0.0.1", port, signal, timeout: answerMs, ...asked }, resolve);
    outgoing.once("timeout", () => outgoing.destroy(new Error("the dev server does not answer")));
    outgoing.once("error", reject);
    outgoing.end();
  });
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) picked[name] = value;
  }
  return picked;
}

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[index * 2] as string,
    rawHeaders[index * 2 + 1] as string,
  ]);
}
