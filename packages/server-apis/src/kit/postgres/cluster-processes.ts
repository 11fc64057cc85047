import { execFile } from "node:child_process";
import { readFile, readdir, readlink } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A server and its backends all work inside the folder of their database, which tells them from any other process. */
const worksIn = async (cluster: string, pid: number): Promise<boolean> => {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== cluster) return false;
    // The binary's path ends so when the file was replaced under the running server.
    return basename((await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, "")) === "postgres";
  } catch {
    // Gone meanwhile, dead but not reaped, or of a user whose processes are hidden from us.
    return false;
  }
};

/** Without /proc only the server itself can be told: its command line names the folder. */
const isServerOf = async (cluster: string, pid: number): Promise<boolean> => {
  try {
    const { stdout } = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
    return stdout.includes("postgres") && stdout.includes(cluster);
  } catch {
    return false;
  }
};

/**
 * The living PostgreSQL processes that work on the database in `cluster` (an absolute path without symbolic links): the server
 * and its backends on Linux, the server alone elsewhere.
 */
export const clusterProcesses = async (cluster: string, serverPid: number): Promise<number[]> => {
  if (process.platform !== "linux") return (await isServerOf(cluster, serverPid)) ? [serverPid] : [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const working = await Promise.all(pids.map((pid) => worksIn(cluster, pid)));
  return pids.filter((_pid, index) => working[index]);
};

/** The process id and the socket folder that a server wrote down when it started; undefined after a clean stop. */
export const readServerFile = async (
  cluster: string,
): Promise<{ readonly pid: number; readonly socketFolder: string } | undefined> => {
  const text = await readFile(`${cluster}/postmaster.pid`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid = "", , , , socketFolder = ""] = text.split("\n");
  return { pid: Number.parseInt(pid, 10) || 0, socketFolder };
};
