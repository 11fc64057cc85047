import type { Plugin } from "vite";
import { appBuild } from "./build/app-build.ts";
import { devRegistration } from "./dev/dev-registration.ts";
import { strictPages } from "./dev/strict-pages.ts";
import { violationReports } from "./dev/violation-reports.ts";

export interface MowsPluginOptions {
  /** Folder of the running cloud's data. Default: `MOWS_DATA`, else the nearest `.mows` from the app's folder upwards, else `/var/lib/mows`. */
  dataFolder?: string;
  /** Whether the build gets a service worker that keeps the app's own files for use without a network. Default: true. */
  serviceWorker?: boolean;
}

/**
 * An app for a MOWS cloud. While it is written, the cloud serves it at its own origin from this dev server: identity, permissions
 * and content security policy are those of production. `mows.yaml` is checked in both.
 *
 * @example
 * export default defineConfig({ plugins: [react(), mows()] });
 */
export function mows({ dataFolder, serviceWorker = true }: MowsPluginOptions = {}): Plugin[] {
  return [devRegistration(dataFolder ?? null), strictPages(), violationReports(), appBuild({ serviceWorker })];
}
