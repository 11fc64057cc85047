import { request } from "node:http";
import type { Cloud } from "./cloud.ts";

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  text: string;
  json(): unknown;
};

export type CallOptions = {
  method?: string;
  /** Host name without port; the cloud's own by default. */
  host?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** One request to a cloud by loopback, with any `Host`: Node's resolver need not know `*.localhost`. */
export function call(cloud: Cloud, path: string, options: CallOptions = {}): Promise<Answer> {
  const headers = { host: `${options.host ?? "mows.localhost"}:${cloud.port}`, ...options.headers };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port: cloud.port, path, method: options.method ?? "GET", headers },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const body = Buffer.concat(chunks);
          const text = body.toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body,
            text,
            json: () => JSON.parse(text) as unknown,
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(options.body);
  });
}
