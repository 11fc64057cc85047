import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Config } from "@mows/server-apis";
import { connectLocalCloud } from "../local-cloud.ts";
import { checkBlobs } from "./check-blobs.ts";
import { checkChromium } from "./check-chromium.ts";
import { checkClock } from "./check-clock.ts";
import { checkDataFolder } from "./check-data-folder.ts";
import { checkDatabase, type Health } from "./check-database.ts";
import { checkDisk } from "./check-disk.ts";
import { checkPort } from "./check-port.ts";
import { checkSandbox } from "./check-sandbox.ts";
import { failed, ok, type Diagnosis } from "./diagnosis.ts";

/** The version whose type stripping and standard library the cloud is written for. */
const oldestNode = 24;

/** Everything a cloud on this machine depends on, looked at without changing anything. */
export async function examine(config: Config, chromium: string | undefined): Promise<Diagnosis[]> {
  const { dataFolder, health } = await lookForCloud(config);
  return [
    checkNode(process.versions.node),
    await checkPort(config, health !== null),
    await checkDataFolder(dataFolder),
    checkDatabase(config, health),
    await checkBlobs(config, dataFolder),
    await checkClock(new Date(), join(dataFolder, "lock.json")),
    await checkDisk(nearestThere(dataFolder)),
    await checkChromium(chromium),
    await checkSandbox(),
  ];
}

async function lookForCloud(config: Config): Promise<{ dataFolder: string; health: Health }> {
  const expected = resolve(config.dataFolder ?? ".mows");
  let cloud;
  try {
    cloud = connectLocalCloud();
  } catch {
    return { dataFolder: expected, health: null };
  }
  try {
    const response = await cloud.fetch("/.mows/health");
    return { dataFolder: cloud.dataFolder, health: (await response.json()) as Health };
  } catch {
    return { dataFolder: cloud.dataFolder, health: null };
  } finally {
    await cloud.close();
  }
}

function checkNode(version: string): Diagnosis {
  if (Number.parseInt(version, 10) >= oldestNode) return ok("node", version);
  return failed("node", version, `The cloud needs Node ${oldestNode} or newer.`);
}

function nearestThere(path: string): string {
  return existsSync(path) ? path : nearestThere(dirname(path));
}
