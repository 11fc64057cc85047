import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { startCloud, type Cloud } from "../support/cloud.ts";

/** Programs that people connect with, where this machine has them. */
type Drive = { cloud: Cloud; folder: string; address: string; secret: string };

async function withDrive(): Promise<Drive & AsyncDisposable> {
  const cloud = await startCloud();
  expect((await cloud.cli("user", "add", "ada")).code).toBe(0);
  const made = await cloud.cli("token", "create", "--as", "ada", "--json");
  const { token } = JSON.parse(made.stdout) as { token: string };
  const folder = await mkdtemp(join(tmpdir(), "mows-dav-"));
  return {
    cloud,
    folder,
    address: `http://127.0.0.1:${new URL(cloud.url).port}/.mows/dav/`,
    secret: token,
    [Symbol.asyncDispose]: async () => {
      await rm(folder, { recursive: true, force: true });
      await cloud[Symbol.asyncDispose]();
    },
  };
}

async function skipWithout(program: string): Promise<void> {
  const found = await promisify(execFile)("sh", ["-c", `command -v ${program}`]).catch(() => null);
  test.skip(found === null, `${program} is not installed`);
}

/** What it printed, whether it ended well or not: the assertions say what was wrong. */
async function run(program: string, args: readonly string[], drive: Drive, input = ""): Promise<string> {
  const child = promisify(execFile)(program, args, { cwd: drive.folder, env: { ...process.env, HOME: drive.folder } });
  child.child.stdin?.end(input);
  const { stdout, stderr } = await child.catch((failed: { stdout: string; stderr: string }) => failed);
  return stdout + stderr;
}

test("litmus passes all of its 104 tests", async () => {
  await skipWithout("litmus");
  await using drive = await withDrive();
  const output = await run("litmus", ["-k", drive.address, "ada", drive.secret], drive);
  const suites = [...output.matchAll(/summary for `(\w+)': of \d+ tests run: (\d+) passed, (\d+) failed/g)];
  expect(
    suites.map(([, name, , failed]) => `${name}: ${failed} failed`),
    output,
  ).toEqual(["basic", "copymove", "props", "locks", "http"].map((name) => `${name}: 0 failed`));
  expect(suites.reduce((sum, [, , passed]) => sum + Number(passed), 0)).toBe(104);
});

test("rclone copies a folder there, finds it equal, and reads it back by ranges", async () => {
  await skipWithout("rclone");
  await using drive = await withDrive();
  const source = join(drive.folder, "source/sub folder");
  await mkdir(source, { recursive: true });
  await writeFile(join(source, "ünï & <cödé>.bin"), Buffer.alloc(3_000_000, "0123456789abcdef"));
  await writeFile(join(source, "empty"), "");
  const password = (await run("rclone", ["obscure", drive.secret], drive)).trim();
  const remote = `:webdav,url='${drive.address}',user=ada,pass='${password}':Backup`;
  expect(await run("rclone", ["copy", "source", remote], drive)).not.toMatch(/ERROR/);
  expect(await run("rclone", ["check", "source", remote, "--download"], drive)).toMatch(/0 differences found/);
  const part = await run(
    "rclone",
    ["cat", "--offset", "1600000", "--count", "4", `${remote}/sub folder/ünï & <cödé>.bin`],
    drive,
  );
  expect(part.slice(0, 4)).toBe("0123");
});

test("cadaver makes, moves, locks, describes and deletes", async () => {
  await skipWithout("cadaver");
  await using drive = await withDrive();
  await writeFile(join(drive.folder, ".netrc"), `machine 127.0.0.1\nlogin ada\npassword ${drive.secret}\n`, {
    mode: 0o600,
  });
  await writeFile(join(drive.folder, "a.txt"), "hello");
  const script = ["mkcol In", "cd In", "put a.txt", "move a.txt b.txt", "lock b.txt", "discover b.txt", "unlock b.txt"];
  script.push("propset b.txt colour red", "propget b.txt colour", "get b.txt back.txt", "delete b.txt", "ls", "quit");
  const output = await run("cadaver", [drive.address], drive, `${script.join("\n")}\n`);
  expect(output).not.toMatch(/failed/);
  expect(output).toMatch(/Scope: exclusive {2}Type: write/);
  expect(output).toMatch(/Value of colour is: red/);
  expect(output).toMatch(/collection is empty/);
  expect(await readFile(join(drive.folder, "back.txt"), "utf8")).toBe("hello");
});
