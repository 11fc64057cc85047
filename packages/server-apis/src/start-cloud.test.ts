import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { readConfig } from "./kit/config.ts";
import { DataFolderError } from "./kit/data-folder/data-folder-error.ts";
import { defineService, type Service } from "./kit/define-service.ts";
import { silentLog } from "./kit/telemetry/log.ts";
import { createTestDatabase } from "./kit/testing/create-test-database.ts";
import { services } from "./services.ts";
import { startCloud, type RunningCloud, type StartCloudOptions } from "./start-cloud.ts";

async function createCloud(options: Partial<StartCloudOptions> = {}, variables: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "mows-test-"));
  const consoleFolder = await mkdtemp(join(tmpdir(), "mows-test-console-"));
  await mkdir(join(consoleFolder, "assets"), { recursive: true });
  await writeFile(join(consoleFolder, "index.html"), "<!doctype html><title>Console</title>");
  await writeFile(join(consoleFolder, "assets", "main-0a1b2c3d.js"), "export {};");
  const config = readConfig({ MOWS_PORT: "0", MOWS_DATA: folder, ...variables });
  const start = () => startCloud({ config, log: silentLog, consoleFolder, ...options });
  const cloud = await start();
  return {
    ...cloud,
    start,
    async [Symbol.asyncDispose]() {
      await cloud.stop();
      await Promise.all([folder, consoleFolder].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };

async function get(
  cloud: RunningCloud,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  const { port } = cloud.kit.config;
  const outgoing = request({
    host: "127.0.0.1",
    port,
    path,
    method,
    headers: { host: `mows.localhost:${port}`, ...headers },
  });
  outgoing.end();
  const [incoming] = (await once(outgoing, "response")) as [import("node:http").IncomingMessage];
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text };
}

/** A service that uses every slot: what a seventh one costs is this and one line in the catalogue. */
function echoService(): { echo: Service; heard: string[] } {
  const heard: string[] = [];
  const echo = defineService({
    name: "echo",
    schema: "extend type Query { echo(text: String!): String! }",
    migrations: [
      {
        name: "0001-echo",
        up: async (tx) => {
          await tx.schema.createTable("echoes").addColumn("text", "text").execute();
        },
      },
    ],
    scopes: ["echo.read"],
    start: async (kit) => ({
      resolvers: { Query: { echo: (_root: unknown, { text }: { text: string }) => text } } as never,
      routes: [
        {
          path: "echo/:text",
          methods: ["GET"],
          origins: "all",
          reach: "same-origin",
          handle: async (_context, { text }) => {
            await kit.write({ kind: "operator" }, null, (tx) => kit.jobs.enqueue(tx, "echo.hear", { text }));
            return new Response(text);
          },
        },
      ],
      sockets: [
        {
          path: "echo",
          origins: "all",
          maximumMessageBytes: 16,
          connect: (_context, _parameters, socket) =>
            socket.addEventListener("message", ({ data }) => socket.send(String(data))),
        },
      ],
      jobs: {
        "echo.hear": {
          leaseMs: 1_000,
          maximumAttempts: 1,
          run: async (payload) => void heard.push((payload as { text: string }).text),
        },
      },
      health: async () => null,
    }),
  });
  return { echo, heard };
}

it("runs a service that has every slot from one line in the catalogue", async () => {
  const { echo, heard } = echoService();
  await using cloud = await createCloud({ catalogue: { ...services, echo: async () => echo } });
  expect((await get(cloud, "/.mows/echo/hello")).text).toBe("hello");
  expect((await get(cloud, "/.mows/graphql?query={echo(text:%22hi%22)}", { accept: "application/json" })).text).toBe(
    '{"data":{"echo":"hi"}}',
  );
  expect(JSON.parse((await get(cloud, "/.mows/health")).text)).toMatchObject({
    status: "ok",
    services: { echo: "ok", database: "ok" },
  });
  await cloud.kit.jobs.idle();
  expect(heard).toEqual(["hello"]);

  const { port } = cloud.kit.config;
  const open = (headers: Record<string, string>) =>
    new WebSocket(`ws://127.0.0.1:${port}/.mows/echo`, { headers: { host: `mows.localhost:${port}`, ...headers } });
  const socket = open({});
  await once(socket, "open");
  socket.send("ping");
  expect(String((await once(socket, "message"))[0])).toBe("ping");
  socket.send("far too long for this route");
  expect((await once(socket, "close"))[0]).toBe(1009);

  for (const headers of [
    { cookie: "a=b", origin: "http://evil.example" },
    { cookie: "a=b" },
    { "sec-fetch-site": "same-site" },
  ]) {
    const foreign = open(headers).on("error", () => undefined);
    const [, response] = (await once(foreign, "unexpected-response")) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(403);
    foreign.terminate();
  }
});

it("refuses a data folder that another process is using, and starts on it again after a clean stop", async () => {
  await using cloud = await createCloud();
  await expect(cloud.start()).rejects.toSatisfy(
    (error) => error instanceof DataFolderError && error.failure.kind === "in-use",
  );
  expect((await get(cloud, "/.mows/health")).status).toBe(200);
  await cloud.stop();
  const again = await cloud.start();
  expect((await get(again, "/.mows/health")).status).toBe(200);
  await again.stop();
});

it("runs on any PostgreSQL that DATABASE_URL names, and starts none of its own", async () => {
  await using database = await createTestDatabase();
  await using cloud = await createCloud({}, { DATABASE_URL: database.url });
  expect(JSON.parse((await get(cloud, "/.mows/health")).text)).toMatchObject({ status: "ok" });
  expect(await readdir(cloud.dataFolder)).not.toContain("postgres");
  expect(await database.db.selectFrom("spaces").selectAll().execute()).toEqual([]);
});

it("puts the strict policy on every answer, whatever its status", async () => {
  await using cloud = await createCloud();
  const paths = [
    "/",
    "/anything",
    "/missing.js",
    "/.mows/health",
    "/.mows/nothing",
    "/assets/main-0a1b2c3d.js",
    "/.mows/graphql",
  ];
  for (const path of paths) {
    const { headers } = await get(cloud, path);
    expect({ path, ...headers }).toMatchObject({
      "content-security-policy": expect.stringMatching(/^default-src 'self'; (?!.*unsafe)/),
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "referrer-policy": "no-referrer",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  }
});

it("serves the pages of the cloud's own origin, and nobody's at a name it does not know", async () => {
  await using cloud = await createCloud();
  const page = await get(cloud, "/some/page", { accept: "text/html" });
  expect([page.status, page.headers["content-type"], page.headers["cache-control"]]).toEqual([
    200,
    "text/html; charset=utf-8",
    "no-cache",
  ]);
  const asset = await get(cloud, "/assets/main-0a1b2c3d.js");
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const etag = String(asset.headers["etag"]);
  expect((await get(cloud, "/assets/main-0a1b2c3d.js", { "if-none-match": etag })).status).toBe(304);
  expect((await get(cloud, "/missing.js", { accept: "*/*" })).status).toBe(404);
  expect((await get(cloud, "/", { host: "elsewhere.example" })).status).toBe(421);
  expect((await get(cloud, "/", { host: "nothing.mows.localhost" })).status).toBe(404);
  expect((await get(cloud, "/", { host: "127.0.0.1" }, "PUT")).status).toBe(405);
});

it("counts what it answers, and shows it on the cloud's own origin", async () => {
  await using cloud = await createCloud();
  await get(cloud, "/.mows/health");
  const metrics = await get(cloud, "/.mows/metrics");
  expect(metrics.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(metrics.text).toMatch(/^mows_http_requests_total\{status="200"\} 1$/m);
  expect(metrics.text).toContain("process_resident_memory_bytes");
});

it("ends with everything it began: no listener, no database, no lock", async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name.includes("Server")).length;
  await using cloud = await createCloud();
  await cloud.stop();
  expect(process.getActiveResourcesInfo().filter((name) => name.includes("Server")).length).toBe(before);
  await expect(get(cloud, "/.mows/health")).rejects.toThrow(/ECONNREFUSED/);
});
