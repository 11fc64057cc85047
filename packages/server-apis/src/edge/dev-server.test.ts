import { createServer, request as send, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import type { AppId } from "../kit/ids.ts";
import { createTestKit } from "../kit/testing/create-test-kit.ts";
import { createEdge } from "./create-edge.ts";
import { loopbackDevServer } from "./node/dev-server.ts";
import { listen } from "./node/listen.ts";
import { staticFolder } from "./node/static-folder.ts";

const host = "notes.mows.localhost";
const own = `http://${host}`;

it("serves an app in development from its dev server, under the policy of any app", async () => {
  await using cloud = await createCloud();
  const answer = await cloud.get("/src/app.tsx?t=1", {
    cookie: "mows_session=secret",
    authorization: "Bearer secret",
    accept: "*/*",
  });

  expect(answer).toMatchObject({ status: 200, text: "GET /src/app.tsx?t=1" });
  expect(answer.headers["content-type"]).toBe("text/javascript");
  expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  expect(cloud.seen[0]).toMatchObject({ accept: "*/*", "mows-host": host });
  expect(cloud.seen[0]).not.toHaveProperty("cookie");
  expect(cloud.seen[0]).not.toHaveProperty("authorization");
});

it("keeps an app's sources from its siblings, and everything but reading from the dev server", async () => {
  await using cloud = await createCloud();
  expect((await cloud.get("/src/app.tsx", { "sec-fetch-site": "same-site" })).status).toBe(403);
  expect((await cloud.get("/src/app.tsx", { origin: "http://other.mows.localhost" }, "POST")).status).toBe(403);
  expect((await cloud.get("/src/app.tsx", { origin: own }, "POST")).status).toBe(405);
  expect((await cloud.get("/.mows/health")).status).toBe(404);
  expect(cloud.seen).toEqual([]);
});

it("says that the dev server is gone", async () => {
  await using cloud = await createCloud();
  await cloud.stopDevServer();
  expect(await cloud.get("/")).toMatchObject({ status: 502, text: expect.stringContaining("DEV_SERVER_SILENT") });
});

it("hands the own page's socket through, and no other page's", async () => {
  await using cloud = await createCloud();
  expect(await cloud.echo(own)).toBe("hot");
  expect(await cloud.echo("http://other.mows.localhost")).toBe("refused with 403");
});

/** An edge on a port, and a dev server of the app `notes` behind it. */
async function createCloud() {
  const seen: IncomingHttpHeaders[] = [];
  const devServer = createServer((request, response) => {
    seen.push(request.headers);
    const headers = {
      "content-type": "text/javascript",
      "set-cookie": "planted=1",
      "access-control-allow-origin": "*",
      "content-security-policy": "",
    };
    response.writeHead(200, headers).end(`${request.method} ${request.url}`);
  });
  const sockets = new WebSocketServer({ server: devServer });
  sockets.on("connection", (socket) => socket.on("message", (message) => socket.send(message)));
  const devPort = await new Promise<number>((resolve) => {
    devServer.listen(0, "127.0.0.1", () => resolve((devServer.address() as AddressInfo).port));
  });
  const app = {
    id: "notes" as AppId,
    name: "Notes",
    requests: [],
    pages: { kind: "dev-server" as const, port: devPort },
  };
  const kit = await createTestKit({ peers: { appDirectory: { find: async () => app } } });
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  listener.serve(
    createEdge({
      kit,
      peers: kit.peers,
      routes: [],
      sockets: [],
      staticFiles: staticFolder,
      devServer: loopbackDevServer,
      consoleFolder: "/nowhere",
      isUnavailable: () => false,
    }),
  );
  const stopDevServer = () =>
    new Promise<void>((resolve) => {
      sockets.close();
      devServer.close(() => resolve());
      devServer.closeAllConnections();
    });
  return {
    seen,
    stopDevServer,
    get: (path: string, headers: Record<string, string> = {}, method = "GET") =>
      new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
        const outgoing = send(
          { host: "127.0.0.1", port: listener.port, path, method, headers: { host, ...headers } },
          (incoming) => {
            let text = "";
            incoming.setEncoding("utf8").on("data", (part: string) => (text += part));
            incoming.once("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
          },
        );
        outgoing.once("error", reject);
        outgoing.end();
      }),
    echo: (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${listener.port}/?token=1`, { origin, headers: { host } });
        socket.once("open", () => socket.send("hot"));
        socket.once("message", (message: Buffer) => {
          socket.terminate();
          resolve(message.toString());
        });
        socket.once("unexpected-response", (_request, response) => resolve(`refused with ${response.statusCode}`));
        socket.once("error", () => undefined);
      }),
    async [Symbol.asyncDispose]() {
      await listener.close(0);
      await stopDevServer();
      await kit[Symbol.asyncDispose]();
    },
  };
}
