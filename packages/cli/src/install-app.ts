import type { App } from "@mows/sdk";
import type { Cloud } from "./cloud.ts";
import { CommandError } from "./exit-code.ts";

/** Installs the app whose manifest lies in `directory` (absolute), or brings it up to date. */
export async function installApp(cloud: Cloud, directory: string): Promise<App> {
  const result = await cloud.mows.apps.install({ directory });
  if (result.__typename === "AppInstalled") return result.app;
  if (result.__typename !== "ManifestInvalid") throw new CommandError(result.message);
  const problems = result.problems.map((problem) => `  ${problem.path}: ${problem.message}`);
  throw new CommandError([result.message, ...problems].join("\n"));
}
