import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCloud } from "./cloud.ts";
import { offerPreparedData } from "./prepared-data.ts";

/**
 * Before the tests: one data folder as a cloud leaves it that was started once and has no owner yet. Setting up a database takes seconds of
 * both cores; first starts have tests of their own.
 */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default async function prepareDataFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "mows-e2e-prepared-"));
  await using cloud = await startCloud({ dataFolder: folder });
  await cloud.stop();
  offerPreparedData(folder);
  return () => rm(folder, { recursive: true, force: true });
}
