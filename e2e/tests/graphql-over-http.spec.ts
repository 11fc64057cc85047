import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { serverAudits } from "graphql-http";
import { startCloud, type Cloud } from "../support/cloud.ts";

test("the gateway passes all 61 audits of the GraphQL-over-HTTP specification", async () => {
  await using cloud = await startCloud();
  const audits = serverAudits({ url: `${cloud.url}/.mows/graphql`, fetchFn: fetchByLoopback(cloud) });
  expect(audits).toHaveLength(61);
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== "ok") failed.push(`${audit.id} ${audit.name}: ${result.reason}`);
  }
  expect(failed).toEqual([]);
});

/** `fetch` for a host that Node's resolver may not know. */
function fetchByLoopback(cloud: Cloud) {
  return async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input);
    const headers = { ...Object.fromEntries(new Headers(init.headers)), host: url.host };
    const path = url.pathname + url.search;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: "127.0.0.1", port: cloud.port, path, method: init.method ?? "GET", headers },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
          incoming.on("error", reject);
          incoming.on("end", () => {
            const answered = new Headers();
            for (const [name, value] of Object.entries(incoming.headers)) answered.set(name, String(value));
            resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 0, headers: answered }));
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(init.body as string | undefined);
    });
  };
}
