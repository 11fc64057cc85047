import { packageManager } from "./project.mjs";
import { run } from "./run.mjs";

/**
 * Runs pnpm in the version the project names, by way of npm, which every Node brings.
 * @param {readonly string[]} args
 * @param {{ timeoutMs: number; env?: NodeJS.ProcessEnv; live?: boolean }} options
 */
export function pnpm(args, options) {
  return run("npx", ["--yes", packageManager(), ...args], options);
}
