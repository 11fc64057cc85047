import { randomBytes } from "node:crypto";
import { glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { listFolder, rootOf } from "../support/files.ts";
import { signIn } from "../support/person.ts";

test("an import goes on where it was killed, and lists what it could not read", async () => {
  await using source = await makeSource();
  await using cloud = await startCloud();
  expect((await cloud.cli("user", "add", "ada")).code).toBe(0);
  const ada = await signIn(cloud, "ada");
  const args = ["import", source.folder, "--to", "/Backup/2026", "--as", "ada", "--json"];

  await test.step("killed in the middle", async () => {
    const running = cloud.cli(...args);
    await expect.poll(async () => (await uploadsUnderWay(cloud.dataFolder)) > 0).toBe(true);
    running.process.kill("SIGKILL");
    await running;
  });

  await test.step("run again, it finishes", async () => {
    const { code, stdout } = await cloud.cli(...args);
    const summary = JSON.parse(stdout) as { imported: number; alreadyThere: number; failures: { path: string }[] };
    expect(summary.imported + summary.alreadyThere).toBe(source.files);
    expect(summary.failures.map(({ path }) => path)).toEqual([join(source.folder, "dangling")]);
    expect(code).toBe(3);
  });

  await test.step("and again, there is nothing to do", async () => {
    const { stdout } = await cloud.cli(...args);
    expect(JSON.parse(stdout)).toMatchObject({ imported: 0, alreadyThere: source.files });
  });

  const backup = (await listFolder(ada, await rootOf(ada))).find((node) => node.name === "Backup");
  const [year] = await listFolder(ada, backup?.id ?? "");
  const top = await listFolder(ada, year?.id ?? "");
  expect(top.map((node) => node.name).toSorted()).toEqual(["deep", "empty.txt", "large.bin", "ünïcode.txt"]);
});

test("every command says what is wrong, by its words and by its status", async () => {
  await using cloud = await startCloud();
  expect(await cloud.cli("import", "/nowhere", "--to", "/x", "--as", "nobody")).toMatchObject({ code: 1 });
  expect(await cloud.cli("import", "/nowhere")).toMatchObject({ code: 2, stderr: expect.stringContaining("--to") });
  expect(await cloud.cli("app", "install", "/nowhere")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("mows.yaml"),
  });
  await cloud.stop();
  expect(await cloud.cli("user", "add", "ada")).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("No cloud is running"),
  });
});

async function makeSource() {
  const folder = await mkdtemp(join(tmpdir(), "mows-import-"));
  await mkdir(join(folder, "deep", "er"), { recursive: true });
  await writeFile(join(folder, "large.bin"), randomBytes(256 * 1024 * 1024));
  await writeFile(join(folder, "empty.txt"), "");
  await writeFile(join(folder, "u\u0308ni\u0308code.txt"), "a name as macOS writes it");
  for (let n = 0; n < 20; n += 1) await writeFile(join(folder, "deep", "er", `${n}.txt`), `file ${n}`);
  await symlink("/nowhere", join(folder, "dangling"));
  return { folder, files: 23, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Uploads that the import has begun, as its journal in the data folder has them. */
async function uploadsUnderWay(dataFolder: string): Promise<number> {
  for await (const path of glob(join(dataFolder, "imports", "*.json"))) {
    const entries = JSON.parse((await readFile(path, "utf8").catch(() => "")) || "[]") as unknown[];
    if (entries.length > 0) return entries.length;
  }
  return 0;
}
