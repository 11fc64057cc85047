import type { Audit } from "./audit/audit.ts";
import type { BlobStore } from "./blobs/blob-store.ts";
import type { Bus } from "./bus/bus.ts";
import type { ChangeFeed } from "./changes/change-feed.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { NewId } from "./ids.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Db } from "./sql/database.ts";
import type { Origins } from "./origins.ts";
import type { Revocations } from "./revocations/revocations.ts";
import type { Write } from "./sql/write.ts";
import type { Log } from "./telemetry/log.ts";
import type { Metrics } from "./telemetry/metrics.ts";

/** What every service is given. */
export type Kit = {
  config: Config;
  /** Where things live on disk; null in a cloud that is held in memory only. */
  dataFolder: string | null;
  origins: Origins;
  db: Db;
  write: Write;
  blobs: BlobStore;
  bus: Bus;
  changes: ChangeFeed;
  jobs: Jobs;
  revocations: Revocations;
  audit: Audit;
  clock: Clock;
  /** The id of whatever a service makes: random, but in a test that wants the same ones each time. */
  newId: NewId;
  log: Log;
  metrics: Metrics;
};
