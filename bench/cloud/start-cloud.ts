import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Pool } from "pg";
import { projectNode, projectRoot } from "../project-root.ts";
import { startProgram, type Program } from "../processes/start-program.ts";

const mows = join(projectRoot, "packages/cli/bin/mows.js");

/** A real cloud in a process of its own, with a PostgreSQL of its own. */
export type BenchCloud = Program & {
  dataFolder: string;
  port: number;
  /** Where a database client finds its PostgreSQL. */
  database: { host: string; user: string; database: string };
};

/** `profileFolder` is where Node leaves a CPU profile at the end; `settings` are further variables of its environment. */
export async function startCloud(
  dataFolder: string,
  profileFolder: string | null = null,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchCloud> {
  const profiling = profileFolder === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`];
  const env = {
    MOWS_DATA: dataFolder,
    MOWS_PORT: "0",
    MOWS_LISTEN: "127.0.0.1",
    MOWS_DOMAIN: "mows.localhost",
    ...settings,
  };
  const program = await startProgram(projectNode, [...profiling, mows, "serve"], {
    ready: /^MOWS is ready: (\S+)$/,
    env,
  });
  const database = { host: join(dataFolder, "postgres-socket"), user: "mows", database: "mows" };
  return { ...program, dataFolder, port: Number(new URL(program.address).port), database };
}

/** A connection to the cloud's own PostgreSQL, through its socket. */
export function connectDatabase(cloud: BenchCloud): Pool & AsyncDisposable {
  const pool = new Pool({ ...cloud.database, max: 1 });
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.end() });
}

/** Runs `mows` on the cloud's machine and gives what it printed; throws when it fails. */
export async function runMows(cloud: BenchCloud, args: readonly string[], input = ""): Promise<string> {
  const env = { ...process.env, MOWS_DATA: cloud.dataFolder };
  const child = spawn(projectNode, [mows, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`mows ${args.join(" ")} ended with ${code}: ${errors}`);
  return output;
}
