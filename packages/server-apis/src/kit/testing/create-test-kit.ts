import { inject } from "vitest";
import { createAudit } from "../audit/create-audit.ts";
import { createMemoryBlobStore } from "../blobs/blob-store.memory.ts";
import { createMemoryBus } from "../bus/bus.memory.ts";
import { createChangeFeed } from "../changes/create-change-feed.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import type { RunningService, Service } from "../define-service.ts";
import { newId } from "../ids.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import type { JobHandlers } from "../jobs/jobs.ts";
import type { Kit } from "../kit.ts";
import { createOrigins } from "../origins.ts";
import { createPeers } from "../create-peers.ts";
import type { Peers } from "../peers.ts";
import { createRevocations } from "../revocations/create-revocations.ts";
import { createWrite } from "../sql/write.ts";
import { silentLog } from "../telemetry/log.ts";
import { createPrometheusMetrics } from "../telemetry/metrics.node.ts";
import { takeMemoryDatabase } from "./memory-database.ts";
import { takeServerDatabase } from "./server-database.ts";
import "./provide-postgres.ts";

export type TestKit = Kit &
  AsyncDisposable & {
    /** The services that were started, by name. */
    running: Record<string, RunningService>;
    peers: Peers;
  };

/**
 * The kit with real services over a PostgreSQL in memory, each test its own; over a real one where `vitest.postgres.config.ts` runs
 * the same tests. `peers` fills the ports of services that are not under test.
 */
export async function createTestKit(
  options: {
    services?: readonly Service[];
    peers?: Partial<Peers>;
    overrides?: Partial<Kit>;
    startJobs?: boolean;
  } = {},
): Promise<TestKit> {
  const services = options.services ?? [];
  const postgresUrl = inject("postgresUrl");
  const { db, giveBack } = await (postgresUrl === undefined
    ? takeMemoryDatabase(services)
    : takeServerDatabase(services, postgresUrl));
  const bus = createMemoryBus();
  const kit: Kit = {
    config: readConfig({}),
    dataFolder: null,
    origins: createOrigins("mows.localhost", 4000),
    db,
    write: createWrite(db, bus, systemClock),
    blobs: createMemoryBlobStore(),
    bus,
    changes: createChangeFeed(db, bus),
    jobs: createJobs(db, bus, { clock: systemClock, newId, log: silentLog }),
    revocations: createRevocations(db, bus, silentLog),
    audit: createAudit(db, bus, systemClock, silentLog),
    clock: systemClock,
    newId,
    log: silentLog,
    metrics: createPrometheusMetrics(),
    ...options.overrides,
  };
  const peers = createPeers();
  peers.provide(options.peers ?? {});
  const running: Record<string, RunningService> = {};
  const handlers: JobHandlers = {};
  for (const service of services) {
    const started = await service.start(kit, peers.ports);
    running[service.name] = started;
    peers.provide(started.provides ?? {});
    Object.assign(handlers, started.jobs);
  }
  if (options.startJobs ?? true) kit.jobs.start(handlers);
  return {
    ...kit,
    running,
    peers: peers.ports,
    async [Symbol.asyncDispose]() {
      await kit.jobs.stop();
      for (const service of Object.values(running)) await service.stop?.();
      await kit.revocations.stop();
      await kit.audit.stop();
      await bus.close();
      await giveBack();
    },
  };
}
