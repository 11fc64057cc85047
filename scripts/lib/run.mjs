import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root, toolEnvironment } from "./project.mjs";

/**
 * @typedef {object} Outcome
 * @property {boolean} ok whether it ended with 0 and in time
 * @property {string} output what it printed, unless that was shown as it came, and why it was ended if it was
 * @property {number} seconds
 */

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const WINDOWS = process.platform === "win32";

/** What is running, each in a process group of its own, so that an interrupted run leaves nothing behind. @type {Set<ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} options
 * @param {number} options.timeoutMs after which it and all it started are ended
 * @param {string} [options.cwd] the project's folder by default
 * @param {NodeJS.ProcessEnv} [options.env] added to the tools' environment
 * @param {boolean} [options.live] shows the output as it comes instead of keeping it
 * @returns {Promise<Outcome>}
 */
export async function run(command, args, { timeoutMs, cwd = root, env = {}, live = false }) {
  const started = performance.now();
  const stdio = live ? /** @type {const} */ ("inherit") : "pipe";
  const child = spawn(command, args, {
    cwd,
    env: toolEnvironment(env),
    detached: !WINDOWS,
    shell: WINDOWS,
    stdio: ["ignore", stdio, stdio],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  running.add(child);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child);
  }, timeoutMs);
  /** @type {number | null} */
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += `${error.message}\n`;
      resolve(null);
    });
    child.once("close", resolve);
  });
  clearTimeout(timer);
  running.delete(child);
  if (late) output += `\nEnded after ${timeoutMs / 1000} s, its limit: ${command} ${args.join(" ")}\n`;
  return { ok: code === 0 && !late, output, seconds: (performance.now() - started) / 1000 };
}

/**
 * Ends a program and what it started.
 * @param {ChildProcess} child
 */
function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(WINDOWS ? child.pid : -child.pid, "SIGKILL");
  } catch (error) {
    // ended by itself in the meantime
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * From now on an interrupt ends what is running, then us. Call it once, before the first run.
 * @returns {() => void} gives the signals back to whoever handles them next
 */
export function endRunningOnInterrupt() {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    running.forEach(endGroup);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}
