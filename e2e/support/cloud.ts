import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { copyPreparedData } from "./prepared-data.ts";

export const projectRoot = resolve(import.meta.dirname, "../..");
const node = join(projectRoot, "node_modules/node/bin/node");
const mows = join(projectRoot, "packages/cli/bin/mows.js");

/** Ready within this time, on a machine that is busy with other tests. */
const readyMs = 90_000;

export type StartOptions = {
  /** Arguments of `mows serve`: `--demo`. */
  args?: readonly string[];
  /** A data folder to go on with; one of its own by default, fresh through npm and otherwise started once before. */
  dataFolder?: string;
  /** The port to listen on; a free one by default. */
  port?: number;
  /** Through `npm start`, as a person would; otherwise the program itself, whose process id is then known. */
  throughNpm?: boolean;
  env?: Record<string, string>;
};

/** A cloud in a process of its own, on a free port. */
export type Cloud = AsyncDisposable & {
  dataFolder: string;
  port: number;
  /** `http://mows.localhost:<port>` */
  url: string;
  urlOf(app: string): string;
  ownerLink: string | null;
  /** What it printed so far. */
  lines: readonly string[];
  process: ChildProcess;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of the server alone, as a crash would. */
  kill9(): Promise<void>;
  /** The process id of its PostgreSQL. */
  postgresPid(): Promise<number>;
  /** Runs `mows` with these arguments against it. */
  cli(...args: readonly string[]): CliRun;
};

type CliOutput = { code: number | null; stdout: string; stderr: string };

/** A command under way: its process, and what it will have said. */
export type CliRun = Promise<CliOutput> & { process: ChildProcess };

export async function startCloud(options: StartOptions = {}): Promise<Cloud> {
  const ownsFolder = options.dataFolder === undefined;
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "mows-e2e-")));
  if (ownsFolder && options.throughNpm !== true) await copyPreparedData(dataFolder);
  const env = {
    ...process.env,
    MOWS_DATA: dataFolder,
    MOWS_PORT: String(options.port ?? 0),
    MOWS_DOMAIN: "mows.localhost",
    ...options.env,
  };
  const args = options.args ?? [];
  const child =
    options.throughNpm === true
      ? spawn("npm", ["start", "--silent", "--", ...args], { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] })
      : spawn(node, [mows, "serve", ...args], { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const url = await ready(child, lines, exited);

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    return exited;
  };
  return {
    dataFolder,
    url,
    port: Number(new URL(url).port),
    urlOf: (app) => url.replace("://", `://${app}.`),
    ownerLink:
      lines.map((line) => /https?:\/\/\S+\/welcome#\S+/.exec(line)?.[0]).find((link) => link !== undefined) ?? null,
    lines,
    process: child,
    stop,
    async kill9() {
      child.kill("SIGKILL");
      await exited;
    },
    async postgresPid() {
      const [pid] = (await readFile(await postmasterFile(dataFolder), "utf8")).split("\n");
      return Number(pid);
    },
    cli: (...cliArgs) => runCli(cliArgs, dataFolder),
    async [Symbol.asyncDispose]() {
      await stop();
      if (ownsFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess, lines: string[], exited: Promise<number | null>): Promise<string> {
  const address = new Promise<string>((found) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const match = /^MOWS is ready: (\S+)$/.exec(line);
        if (match?.[1] !== undefined) found(match[1]);
      });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the cloud was not ready after ${readyMs} ms:\n${lines.join("\n")}`)),
      readyMs,
    );
  });
  const ended = exited.then((code) => {
    throw new Error(`the cloud ended with ${code} before it was ready:\n${lines.join("\n")}`);
  });
  try {
    return await Promise.race([address, late, ended]);
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined);
  }
}

async function postmasterFile(dataFolder: string): Promise<string> {
  for await (const path of glob(join(dataFolder, "**/postmaster.pid"))) return path;
  throw new Error(`no PostgreSQL runs in ${dataFolder}`);
}

function runCli(args: readonly string[], dataFolder: string): CliRun {
  const child = spawn(node, [mows, ...args], {
    cwd: projectRoot,
    env: { ...process.env, MOWS_DATA: dataFolder },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  // Whoever asks for a password gets this one; the others do not read it, and may be gone before it is written.
  child.stdin.on("error", () => undefined);
  child.stdin.end("demo-demo-demo\n");
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return Object.assign(ended, { process: child });
}
