import { createEdge, type EdgeOptions } from "./edge/create-edge.ts";
import type { Edge } from "./edge/edge.ts";
import { platformRoutes } from "./edge/platform-routes.ts";
import { createGateway } from "./gateway/create-gateway.ts";
import { createPeers } from "./kit/create-peers.ts";
import type { RunningService, Service } from "./kit/define-service.ts";
import type { JobHandlers } from "./kit/jobs/jobs.ts";
import type { Kit } from "./kit/kit.ts";
import type { Peers } from "./kit/peers.ts";

export type CloudParts = {
  kit: Kit;
  /** In the order they start; their tables are up to date. */
  services: readonly Service[];
  /** What to undo, newest first, when the cloud stops or does not come up: added to as the parts start. */
  cleanups: (() => Promise<unknown>)[];
  /** A sentence when the database does not answer, null when it does. */
  databaseHealth(): Promise<string | null>;
  /** Whether a thrown error means that the database is away, so that asking again helps. */
  isUnavailable(error: unknown): boolean;
  pages: Pick<EdgeOptions, "staticFiles" | "devServer" | "consoleFolder">;
};

export type ComposedCloud = {
  peers: Peers;
  edge: Edge;
  /** Begins the work that waits in the queue: once, when requests can be answered. */
  startJobs(): void;
};

/** Services, gateway and edge over a kit, wherever that kit lives: on a machine, in a test, in a browser tab. */
export async function composeCloud(parts: CloudParts): Promise<ComposedCloud> {
  const { kit, services, cleanups, databaseHealth, isUnavailable, pages } = parts;
  kit.audit.start();
  cleanups.push(
    () => kit.audit.stop(),
    () => kit.revocations.stop(),
  );
  const { running, peers } = await startServices(kit, services, cleanups);
  cleanups.push(() => kit.jobs.stop());

  const gateway = createGateway(kit, running, isUnavailable);
  const byName = Object.fromEntries(running.map(({ service, running: slots }) => [service.name, slots]));
  const edge = createEdge({
    kit,
    peers,
    routes: [
      ...platformRoutes(kit, (context) => gateway.handle(context), byName, databaseHealth),
      ...running.flatMap(({ running: slots }) => slots.routes ?? []),
    ],
    sockets: running.flatMap(({ running: slots }) => slots.sockets ?? []),
    ...pages,
    isUnavailable,
  });
  return { peers, edge, startJobs: () => kit.jobs.start(jobHandlers(running)) };
}

async function startServices(kit: Kit, declared: readonly Service[], cleanups: CloudParts["cleanups"]) {
  const peers = createPeers();
  const running: { service: Service; running: RunningService }[] = [];
  for (const service of declared) {
    const started = await service.start(kit, peers.ports);
    peers.provide(started.provides ?? {});
    running.push({ service, running: started });
    if (started.stop !== undefined) cleanups.push(started.stop.bind(started));
  }
  return { running, peers: peers.ports };
}

function jobHandlers(running: readonly { running: RunningService }[]): JobHandlers {
  return Object.assign({}, ...running.map(({ running: slots }) => slots.jobs ?? {})) as JobHandlers;
}
