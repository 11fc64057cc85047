import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtempDisposable, readFile, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { silentLog as log } from "../telemetry/log.ts";
import { openDataFolder } from "./open-data-folder.ts";

const program = fileURLToPath(new URL("hold-data-folder.program.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

const temporaryFolder = async () => {
  const folder = await mkdtempDisposable(join(tmpdir(), "mows-test-"));
  return { path: await realpath(folder.path), [Symbol.asyncDispose]: () => folder.remove() };
};

interface Contender extends AsyncDisposable {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** What it printed: "opened", or the kind of its failure. */
  readonly outcome: Promise<string>;
}

const contend = (path: string): Contender => {
  const child = spawn(process.execPath, [program, path], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const outcome = once(child.stdout, "data").then(([text]) => String(text).trim());
  const end = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  return { child, outcome, [Symbol.asyncDispose]: end };
};

it("refuses a folder that another living process has, naming that process and what to do", async () => {
  await using parent = await temporaryFolder();
  await using other = contend(parent.path);
  expect(await other.outcome).toBe("opened");
  const refused: unknown = await openDataFolder({ path: parent.path, log }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ failure: { kind: "in-use", path: parent.path, pid: other.child.pid } });
  expect(String(refused)).toContain(`${parent.path} is in use by another running cloud (process ${other.child.pid})`);
  expect(String(refused)).toContain("MOWS_DATA");
});

it("gives a folder free when it is released, and to the same process only once", async () => {
  await using parent = await temporaryFolder();
  const first = await openDataFolder({ path: parent.path, log });
  await expect(openDataFolder({ path: parent.path, log })).rejects.toMatchObject({ failure: { pid: process.pid } });
  expect(JSON.parse(await readFile(first.lock.holderFile, "utf8"))).toEqual({
    pid: process.pid,
    startedAt: first.lock.startedAt,
  });
  await Promise.all([first.release(), first.release()]);
  expect(await readdir(parent.path)).toEqual(["lock"]);
  await using second = await openDataFolder({ path: parent.path, log });
  expect(second.path).toBe(parent.path);
});

it("goes to exactly one of several that take over from a killed process at the same time", async () => {
  await using parent = await temporaryFolder();
  const killed = contend(parent.path);
  await killed.outcome;
  killed.child.kill("SIGKILL");
  await killed[Symbol.asyncDispose]();
  expect(existsSync(join(parent.path, "lock.json"))).toBe(true);

  await using first = contend(parent.path);
  await using second = contend(parent.path);
  await using third = contend(parent.path);
  const outcomes = await Promise.all([first.outcome, second.outcome, third.outcome]);
  expect(outcomes.toSorted()).toEqual(["in-use", "in-use", "opened"]);
});

it("creates a private folder, and .mows in the working folder by default", async () => {
  await using parent = await temporaryFolder();
  const workingFolder = join(parent.path, "project");
  await mkdir(workingFolder);
  await using folder = await openDataFolder({ path: undefined, log, workingFolder, embeddedDatabase: false });
  expect(folder.path).toBe(join(workingFolder, ".mows"));
  expect(folder.notice).toBeUndefined();
  expect(await modeOf(folder.path)).toBe(0o700);
});

it("says what is wrong with a path that cannot be a folder", async () => {
  await using parent = await temporaryFolder();
  const path = join(parent.path, "file", "data");
  await writeFile(join(parent.path, "file"), "");
  await expect(openDataFolder({ path, log, embeddedDatabase: false })).rejects.toMatchObject({
    failure: { kind: "not-usable", path },
  });
});

it.skipIf(!isRoot)("moves the default out of a private folder for root, and says so", async () => {
  await using parent = await temporaryFolder();
  await using open = await temporaryFolder();
  const options = { path: undefined, log, workingFolder: parent.path, fallbackFolder: join(open.path, "mows") };
  // The temporary folder is itself 0700, so what is in it is out of reach, like a project in /root.
  const project = join(parent.path, "project");
  await mkdir(project);
  await mkdir(join(open.path, "mows"), { mode: 0o700 });
  await using folder = await openDataFolder({ ...options, workingFolder: project });
  expect(folder.path).toBe(join(open.path, "mows"));
  expect(folder.notice).toContain(join(project, ".mows"));
});

it.skipIf(!isRoot)("refuses an explicit path that root's database user cannot reach, saying what to do", async () => {
  await using parent = await temporaryFolder();
  const path = join(parent.path, "data");
  const refused: unknown = await openDataFolder({ path, log }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ failure: { kind: "unreachable-for-database", path } });
  expect(String(refused)).toContain("chmod o+x");
  expect(existsSync(path)).toBe(false);
});

it.skipIf(!isRoot)("opens an explicit private folder of root just enough for the database's user", async () => {
  await using parent = await temporaryFolder();
  await using folder = await openDataFolder({ path: parent.path, log });
  expect(await modeOf(folder.path)).toBe(0o711);
});
