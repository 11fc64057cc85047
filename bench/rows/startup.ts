import { setTimeout as delay } from "node:timers/promises";
import { startCloud } from "../cloud/start-cloud.ts";
import { bytesWrittenDuring } from "../measure/bytes-written.ts";
import { median } from "../measure/median.ts";
import { proportionalBytes } from "../measure/memory.ts";
import { processTree } from "../processes/process-tree.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const starts = 3;
const [settleMs, idleMs] = [30_000, 60_000];
const mebibyte = 1024 * 1024;

/** How long a start takes, and what an idle cloud costs. */
export const startup: Row = {
  name: "startup",
  async run({ progress, profileFolder }) {
    const cold: number[] = [];
    const second: number[] = [];
    for (let round = 1; round <= starts; round += 1) {
      progress(`starts, ${round} of ${starts}`);
      await using folder = await temporaryFolder();
      for (const taken of [cold, second]) {
        await using cloud = await startCloud(folder.path, profileFolder);
        taken.push(cloud.readyAfterMs);
      }
    }
    await using folder = await temporaryFolder();
    const used = await startCloud(folder.path);
    await used.stop();
    await using cloud = await startCloud(folder.path, profileFolder);
    progress(`idle for ${settleMs / 1000} s`);
    await delay(settleMs);
    const memoryBytes = await proportionalBytes(await processTree(cloud.pid));
    progress(`idle for another ${idleMs / 1000} s`);
    const writtenBytes = await bytesWrittenDuring(cloud.pid, idleMs);
    return {
      measurements: [
        { what: "cold start, fresh data folder, to the ready line", unit: "ms", ours: median(cold) },
        {
          what: "second start to the ready line",
          unit: "ms",
          ours: median(second),
          floor: { of: "ours", is: "at most", bound: 3_000 },
        },
        {
          what: "idle memory of everything, PostgreSQL included (PSS)",
          unit: "MB",
          ours: memoryBytes / mebibyte,
          floor: { of: "ours", is: "at most", bound: 250 },
        },
        {
          what: "written to disk by everything while idle for 60 s",
          unit: "bytes",
          ours: writtenBytes,
          floor: { of: "ours", is: "at most", bound: 0 },
        },
      ],
      notes: [],
    };
  },
};
