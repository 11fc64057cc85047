import { execFile } from "node:child_process";
import { mkdir, mkdtempDisposable, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, vi } from "vitest";
import { openDataFolder } from "../data-folder/open-data-folder.ts";
import { locateBinaries } from "./locate-binaries.ts";
import { createPostgresPool } from "./postgres-pool.ts";
import { runnableBinaries } from "./runnable-binaries.ts";
import { silentLog as log } from "../telemetry/log.ts";
import { startPostgres } from "./start-postgres.ts";

vi.setConfig({ testTimeout: 30_000 });

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), "mows-test-"));
const isRoot = process.getuid?.() === 0;

it.skipIf(!isRoot)("copies binaries that the database's user cannot reach, once, and runs from the copy", async () => {
  // As mktemp makes it, 0700 for root: the project lies in a private folder.
  await using privateFolder = await temporaryFolder();
  await using parent = await temporaryFolder();
  const found = await locateBinaries();
  const binaries = { build: found.build, folder: join(privateFolder.path, "native") };
  await promisify(execFile)("cp", ["-a", found.folder, binaries.folder]);
  await using dataFolder = await openDataFolder({ path: parent.path, log });

  for (const start of ["first", "second"]) {
    await using server = await startPostgres({ dataFolder, log, binaries });
    await using pool = createPostgresPool(server.connection);
    expect((await pool.query("SELECT $1 AS start", [start])).rows).toEqual([{ start }]);
  }
  expect(await readdir(join(dataFolder.path, "postgres-bin"))).toEqual([found.build]);
  expect((await stat(join(dataFolder.path, "postgres-bin", found.build, "lib"))).mode & 0o777).toBe(0o755);
});

it("copies an installation whose library links were never made, with the links", async () => {
  await using installation = await temporaryFolder();
  await using parent = await temporaryFolder();
  const installed = { build: "18.0.0-test", folder: installation.path };
  for (const folder of ["bin", "lib", "share"]) await mkdir(join(installed.folder, folder));
  for (const program of ["bin/postgres", "bin/initdb"]) await writeFile(join(installed.folder, program), "program");
  await writeFile(join(installed.folder, "lib", "libpq.so.5.18"), "library");
  const link = { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" };
  await writeFile(join(installed.folder, "pg-symlinks.json"), JSON.stringify([link]));

  const folder = await runnableBinaries({ dataFolderPath: parent.path, installed, user: undefined, log });
  expect(folder).toBe(join(parent.path, "postgres-bin", installed.build));
  expect(await readFile(join(folder, "lib", "libpq.so.5"), "utf8")).toBe("library");
  expect((await stat(join(folder, "bin", "postgres"))).mode & 0o777).toBe(0o755);
});

it("runs an installation in place when that is possible", async () => {
  await using parent = await temporaryFolder();
  const installed = await locateBinaries();
  expect(await runnableBinaries({ dataFolderPath: parent.path, installed, user: undefined, log })).toBe(
    installed.folder,
  );
});
