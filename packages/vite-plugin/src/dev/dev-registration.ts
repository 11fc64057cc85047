import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { findLocalSocket } from "../config.ts";
import { readManifest } from "../read-manifest.ts";
import { holdRegistration } from "./cloud-registration.ts";
import { leadToApp } from "./lead-to-app.ts";

/** How long until a cloud that is not there is looked for again. */
const lookAgainMs = 2_000;

/** Where the app is while it is written; `problem` says why it is nowhere yet. */
export type AppPlace = { url: string | null; problem: string };

/** Keeps the app registered with the cloud on this machine for as long as the dev server runs. */
export function devRegistration(dataFolder: string | null): Plugin {
  return {
    name: "mows:dev-registration",
    apply: "serve",
    // The cloud reaches it on 127.0.0.1, where `localhost` may be ::1 only.
    config: (config) => (config.server?.host === undefined ? { server: { host: "127.0.0.1" } } : undefined),
    configureServer(server) {
      const { httpServer, config } = server;
      if (httpServer === null) return;
      const place: AppPlace = { url: null, problem: "The cloud has not answered yet." };
      const closed = new AbortController();
      server.middlewares.use(leadToApp(place));
      httpServer.once("listening", () => {
        const { port } = httpServer.address() as AddressInfo;
        void keepRegistered(server, { place, port, dataFolder, closed: closed.signal });
      });
      httpServer.once("close", () => closed.abort());
      server.watcher.add(join(config.root, "mows.yaml"));
    },
  };
}

type Keeping = { place: AppPlace; port: number; dataFolder: string | null; closed: AbortSignal };

async function keepRegistered(server: ViteDevServer, keeping: Keeping): Promise<void> {
  const { place, closed } = keeping;
  while (!closed.aborted) {
    const round = new AbortController();
    const saved = manifestSaved(server, round);
    const { problem, lookAgain } = await register(server, keeping, AbortSignal.any([closed, round.signal]));
    place.url = null;
    if (problem !== null && problem !== place.problem) server.config.logger.warn(`\n${problem}\n`, { timestamp: true });
    place.problem = problem ?? "The cloud has not answered yet.";
    await (lookAgain ? Promise.race([saved, pause(closed)]) : saved);
    round.abort();
  }
}

/** How a registration ended: what the person should know of it, and whether time may change that; a saved manifest always may. */
type Ended = { problem: string | null; lookAgain: boolean };

async function register(
  { config: { root, logger } }: ViteDevServer,
  { place, port, dataFolder }: Keeping,
  signal: AbortSignal,
): Promise<Ended> {
  const read = await readManifest(root);
  if (read.kind === "invalid") return { problem: read.report, lookAgain: false };
  const socket = findLocalSocket(root, dataFolder);
  if (socket === null) return { problem: noCloud, lookAgain: true };
  let isReplaced = false;
  const end = await holdRegistration(socket, { directory: root, port }, signal, (event) => {
    isReplaced ||= event.kind === "replaced";
    if (event.kind !== "developing") return;
    place.url = event.url;
    logger.info(`\n  ${event.name} is at ${event.url}\n`, { timestamp: true });
  });
  if (isReplaced) return { problem: replaced, lookAgain: false };
  switch (end.kind) {
    case "ended":
      return { problem: null, lookAgain: true };
    case "unreachable":
      return { problem: noCloud, lookAgain: true };
    case "refused":
      return { problem: `The cloud does not take this app: ${end.message}`, lookAgain: true };
    default:
      return end satisfies never;
  }
}

const noCloud = "No cloud is running here. Start one with `npx mows serve`, or say where its data is by MOWS_DATA.";
const replaced = "Another dev server serves this app now. Save mows.yaml to take it back.";

/** Resolves at the next change of `mows.yaml`, and ends the round that the manifest before it began. */
function manifestSaved(server: ViteDevServer, round: AbortController): Promise<void> {
  const manifest = join(server.config.root, "mows.yaml");
  return new Promise((resolve) => {
    const onSaved = (_event: string, path: string) => {
      if (path === manifest) round.abort();
    };
    server.watcher.on("all", onSaved);
    round.signal.addEventListener("abort", () => {
      server.watcher.off("all", onSaved);
      resolve();
    });
    server.httpServer?.once("close", () => round.abort());
  });
}

function pause(closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, lookAgainMs);
    closed.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
