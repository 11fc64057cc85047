import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createServer as createVite } from "vite";
import { expect, it } from "vitest";
import { mows } from "../mows.ts";
import { appFolder } from "../testing/app-folder.ts";

const appUrl = "http://notes.mows.localhost:4000";

it("registers the app over the cloud's socket and leads whoever opens the dev server to the app's origin", async () => {
  await using app = await appFolder();
  await using cloud = await listeningCloud(join(app.path, ".mows"));
  await using dev = await startDev(app.path);

  const registration = await cloud.next();
  expect(registration.asked).toEqual({ directory: app.path, port: dev.port });
  registration.answer.write(`${JSON.stringify({ kind: "developing", id: "notes", name: "Notes", url: appUrl })}\n`);
  await dev.said(appUrl);

  const opened = await dev.get("/list?sort=name", { accept: "text/html" });
  expect([opened.status, opened.headers.get("location")]).toEqual([302, `${appUrl}/list?sort=name`]);
  const page = await dev.get("/", { accept: "text/html", "mows-host": "notes.mows.localhost:4000" });
  expect(await page.text()).toContain(`<script src="/@mows/watch-policy.js">`);
});

it("says what is wrong with the manifest, and registers once it is right", async () => {
  await using app = await appFolder({
    "mows.yaml": "manifest: 1\nid: Notes\nname: Notes\nversion: 1.0.0\nstatic: dist\n",
  });
  await using cloud = await listeningCloud(join(app.path, ".mows"));
  await using dev = await startDev(app.path);

  await dev.said("mows.yaml:2  id must be");
  expect((await dev.get("/", { accept: "text/html" })).status).toBe(503);
  await app.write("mows.yaml", "manifest: 1\nid: notes\nname: Notes\nversion: 1.0.0\nstatic: dist\n");
  expect((await cloud.next()).asked).toMatchObject({ directory: app.path });
});

it("registers again after the cloud was started anew, and not where another dev server took over", async () => {
  await using app = await appFolder();
  await using cloud = await listeningCloud(join(app.path, ".mows"));
  await using dev = await startDev(app.path);
  (await cloud.next()).answer.end(`${JSON.stringify({ kind: "stopping" })}\n`);
  const again = await cloud.next();
  expect(again.asked).toMatchObject({ port: dev.port });
  again.answer.end(`${JSON.stringify({ kind: "replaced" })}\n`);
  await dev.said("Another dev server serves this app now");
});

it("lets go of its registration when it stops", async () => {
  await using app = await appFolder();
  await using cloud = await listeningCloud(join(app.path, ".mows"));
  const dev = await startDev(app.path);
  const registration = await cloud.next();
  const left = once(registration.answer, "close");
  await dev[Symbol.asyncDispose]();
  await left;
  expect(registration.answer.writableFinished).toBe(false);
});

type Registration = { asked: unknown; answer: ServerResponse };

/** The one route of the cloud that the plugin speaks to, on a socket of its own. */
async function listeningCloud(dataFolder: string) {
  await mkdir(dataFolder, { recursive: true });
  const waiting: ((registration: Registration) => void)[] = [];
  const come: Registration[] = [];
  const server = createServer((request: IncomingMessage, answer) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.once("end", () => {
      answer.writeHead(200, { "content-type": "application/x-ndjson" }).flushHeaders();
      const registration = { asked: JSON.parse(body) as unknown, answer };
      const next = waiting.shift();
      if (next === undefined) come.push(registration);
      else next(registration);
    });
  });
  server.listen(join(dataFolder, "mows.sock"));
  await once(server, "listening");
  return {
    next: () => {
      const registration = come.shift();
      return registration === undefined
        ? new Promise<Registration>((resolve) => waiting.push(resolve))
        : Promise.resolve(registration);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function startDev(root: string) {
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const say = (text: string) => {
    lines.push(text);
    for (const listener of listeners) listener();
  };
  const logger = {
    info: say,
    warn: say,
    warnOnce: say,
    error: say,
    clearScreen: () => undefined,
    hasErrorLogged: () => false,
    hasWarned: false,
  };
  const vite = await createVite({
    root,
    configFile: false,
    customLogger: logger,
    optimizeDeps: { noDiscovery: true },
    server: { port: 0 },
    plugins: [mows({ dataFolder: join(root, ".mows") })],
  });
  await vite.listen();
  const { port } = vite.httpServer!.address() as AddressInfo;
  return {
    port,
    get: (path: string, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" }),
    said: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!lines.some((line) => line.includes(text))) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    [Symbol.asyncDispose]: () => vite.close(),
  };
}
