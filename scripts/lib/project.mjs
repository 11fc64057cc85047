import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's folder, absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Node 24 as the project's own dependency: the server and the tools run under it, whatever Node started us. */
export const projectNode = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** @returns {string} such as `pnpm@12.21.0` */
export function packageManager() {
  const { packageManager: spec } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return spec.split("+")[0];
}

/**
 * The environment for our tools: the project's Node and binaries first, nobody told about it.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  const folders = [dirname(projectNode), join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""];
  return {
    ...process.env,
    PATH: folders.join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NO_UPDATE_NOTIFIER: "1",
    ...more,
  };
}
