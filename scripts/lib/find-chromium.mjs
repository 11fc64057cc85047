import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { projectNode, root } from "./project.mjs";
import { run } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const e2e = join(root, "e2e");

/**
 * The Chromium the end-to-end tests drive: the one named, the system's (which plays every format), Playwright's, or
 * one installed now.
 * @returns {Promise<{ path: string } | { missing: string }>} `missing` says what to do about it
 */
export async function findChromium() {
  const named = process.env["MOWS_CHROMIUM"];
  if (named)
    return (await starts(named)) ? { path: named } : { missing: `MOWS_CHROMIUM names ${named}, which does not start.` };
  return (await firstThatStarts([...onPath(), MAC, await playwrights()])) ?? install();
}

/** @returns {Promise<{ path: string } | { missing: string }>} */
async function install() {
  console.log("No Chromium found: installing Playwright's …");
  const cli = join(e2e, "node_modules/playwright/cli.js");
  const own = await run(projectNode, [cli, "install", "chromium"], { cwd: e2e, timeoutMs: 4 * 60_000 });
  const downloaded = await firstThatStarts([await playwrights()]);
  if (downloaded) return downloaded;
  if (!isRootOnDebian()) return { missing: advice(own.output) };

  console.log("That one does not run here: installing the distribution's …");
  const script = "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium";
  const packaged = await run("sh", ["-c", script], { timeoutMs: 10 * 60_000 });
  return (await firstThatStarts(onPath())) ?? { missing: advice(packaged.output) };
}

/** @param {string} output */
function advice(output) {
  const last = output.trimEnd().split("\n").slice(-12).join("\n");
  return `${last}\n\nInstall Chromium or Chrome with your system's package manager, or name one by MOWS_CHROMIUM=/path/to/chromium.`;
}

/** @param {(string | undefined)[]} candidates */
async function firstThatStarts(candidates) {
  for (const path of candidates) if (path && isExecutable(path) && (await starts(path))) return { path };
  return undefined;
}

function onPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {Promise<string | undefined>} where Playwright keeps, or would keep, its own */
async function playwrights() {
  const print = 'process.stdout.write(require("playwright").chromium.executablePath())';
  const { ok, output } = await run(projectNode, ["-e", print], { cwd: e2e, timeoutMs: 30_000 });
  return ok ? output.trim() : undefined;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A downloaded browser may lack the system libraries it needs; only trying tells.
 * @param {string} path
 */
async function starts(path) {
  return (await run(path, ["--version"], { timeoutMs: 20_000 })).ok;
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
