import { registerApp } from "./apps/testing/register-app.ts";
import { addPerson } from "./auth/testing/add-person.ts";
import { expireSession, openSession } from "./auth/testing/open-session.ts";
import { setGrants } from "./auth/testing/set-grants.ts";
import { composeCloud } from "./compose-cloud.ts";
import type { Edge } from "./edge/edge.ts";
import { createAudit } from "./kit/audit/create-audit.ts";
import { createMemoryBlobStore } from "./kit/blobs/blob-store.memory.ts";
import { createMemoryBus } from "./kit/bus/bus.memory.ts";
import { createChangeFeed } from "./kit/changes/create-change-feed.ts";
import { systemClock, type Clock } from "./kit/clock.ts";
import { defineService, type Service } from "./kit/define-service.ts";
import type { Action } from "./kit/grants/decide.ts";
import { problem } from "./kit/http/problem.ts";
import { newId, type AppId, type NodeId, type PersonId, type SessionId } from "./kit/ids.ts";
import { createJobs } from "./kit/jobs/create-jobs.ts";
import type { Kit } from "./kit/kit.ts";
import { createOrigins } from "./kit/origins.ts";
import type { FileAccessRequest, Peers } from "./kit/peers.ts";
import type { Principal } from "./kit/principal.ts";
import { defaultRealtimeLimits, type RealtimeLimits } from "./kit/realtime-limits.ts";
import type { Db } from "./kit/sql/database.ts";
import { migrate } from "./kit/sql/migrate.ts";
import { createRevocations } from "./kit/revocations/create-revocations.ts";
import { createWrite } from "./kit/sql/write.ts";
import { silentLog, type Log } from "./kit/telemetry/log.ts";
import { silentMetrics } from "./kit/telemetry/metrics.silent.ts";
import { emptyTables } from "./kit/testing/empty-tables.ts";
import { explainDecision, type ExplainedDecision } from "./kit/testing/explain-decision.ts";
import { observeChanges } from "./kit/testing/observe-changes.ts";
import { seededIds } from "./kit/testing/seeded-ids.ts";
import { services } from "./services.ts";

export { defineService, emptyTables, services };
export type { Action, AppId, Clock, Db, ExplainedDecision, FileAccessRequest, Log, NodeId, PersonId };
export type { Principal, Service, SessionId };

export type MemoryCloudOptions = {
  /** A PostgreSQL of its own, such as PGlite, that `migrateServices` brought up to date. Stays open when the cloud stops. */
  db: Db;
  /** In the order they start. */
  services: readonly Service[];
  clock?: Clock;
  /** Makes every id follow from it and from what was made before; random by default. */
  seed?: string | number;
  log?: Log;
  /** What documents may take; the defaults where left out. */
  realtime?: Partial<RealtimeLimits>;
};

export type MemoryCloud = {
  kit: Kit;
  peers: Peers;
  edge: Edge;
  addPerson(person: Parameters<typeof addPerson>[1]): Promise<PersonId>;
  registerApp(app: Parameters<typeof registerApp>[1]): Promise<void>;
  setGrants(personId: PersonId, appId: AppId, requests: readonly FileAccessRequest[]): Promise<void>;
  openSession(personId: PersonId, appId: AppId | null): Promise<{ sessionId: SessionId; cookie: string }>;
  expireSession(id: SessionId): Promise<void>;
  explain(principal: Principal, action: Action, nodeId: NodeId): Promise<ExplainedDecision>;
  /** Resolves when no job is due or running, and every reader of the change feed has all of it. */
  settled(): Promise<void>;
  /** Ends everything but the database. */
  stop(): Promise<void>;
};

/**
 * The cloud with its real services, gateway and edge, and nothing of this machine: no port, no file, no process. For tests, and for a
 * browser tab; `edge.handle` is its network.
 */
export async function createMemoryCloud(options: MemoryCloudOptions): Promise<MemoryCloud> {
  const { db, services } = options;
  const { kit, delivered } = memoryKit(options);
  const cleanups: (() => Promise<unknown>)[] = [() => kit.bus.close()];
  const { peers, edge, startJobs } = await composeCloud({
    kit,
    services,
    cleanups,
    databaseHealth: async () => null,
    isUnavailable: () => false,
    pages: {
      staticFiles: { open: async () => null },
      devServer: { fetch: async () => problem(502, "NO_DEV_SERVER", "A cloud in memory serves no pages.") },
      consoleFolder: "",
    },
  });
  startJobs();
  return {
    kit,
    peers,
    edge,
    addPerson: (person) => addPerson({ kit, peers }, person),
    registerApp: (app) => registerApp({ kit, peers }, app),
    setGrants: (personId, appId, requests) => setGrants({ kit, peers }, personId, appId, requests),
    openSession: (personId, appId) => openSession(kit, personId, appId),
    expireSession: (id) => expireSession(kit, id),
    explain: (principal, action, nodeId) => explainDecision(db, principal, action, nodeId),
    async settled() {
      await kit.jobs.idle();
      await delivered();
    },
    async stop() {
      for (const cleanup of cleanups.toReversed()) await cleanup();
    },
  };
}

/** Brings the database's tables up to date with these services. */
export async function migrateServices(db: Db, services: readonly Service[]): Promise<void> {
  await migrate(db, services, silentLog);
}

function memoryKit({ db, clock = systemClock, seed, log = silentLog, realtime }: MemoryCloudOptions) {
  // Jobs have a sequence of their own: they may enqueue others while requests go on.
  const idsOf = (sequence: string) => (seed === undefined ? newId : seededIds(`${seed}/${sequence}`));
  const bus = createMemoryBus();
  const { feed, delivered } = observeChanges(createChangeFeed(db, bus), db);
  const kit: Kit = {
    config: {
      port: 4000,
      listen: "",
      domain: "mows.localhost",
      dataFolder: null,
      logLevel: "warn",
      databaseUrl: null,
      smtpUrl: null,
      natsUrl: null,
      blobs: null,
      handOff: null,
      // Whoever waits until everything is settled waits for this, too.
      realtime: { ...defaultRealtimeLimits, settleAfterMs: 1_000, ...realtime },
    },
    dataFolder: null,
    origins: createOrigins("mows.localhost", 4000),
    db,
    write: createWrite(db, bus, clock),
    blobs: createMemoryBlobStore(),
    bus,
    changes: feed,
    jobs: createJobs(db, bus, { clock, newId: idsOf("jobs"), log }),
    revocations: createRevocations(db, bus, log),
    audit: createAudit(db, bus, clock, log),
    clock,
    newId: idsOf("rows"),
    log,
    metrics: silentMetrics,
  };
  return { kit, delivered };
}
