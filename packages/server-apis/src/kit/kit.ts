import type { BlobStore } from "./blobs/blob-store.ts";
import type { Bus } from "./bus/bus.ts";
import type { ChangeFeed } from "./changes/change-feed.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Db } from "./sql/database.ts";
import type { Origins } from "./origins.ts";
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
  clock: Clock;
  log: Log;
  metrics: Metrics;
};
