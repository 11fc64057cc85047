import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtempDisposable, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { openDataFolder } from "../data-folder/open-data-folder.ts";
import { clusterProcesses } from "./cluster-processes.ts";
import { createPostgresPool } from "./postgres-pool.ts";
import { silentLog as log } from "../telemetry/log.ts";
import { startPostgres } from "./start-postgres.ts";

vi.setConfig({ testTimeout: 30_000 });

const temporaryFolder = async () => {
  const folder = await mkdtempDisposable(join(tmpdir(), "mows-test-"));
  // Run by root, the database's own user has to get through it.
  await chmod(folder.path, 0o711);
  return folder;
};

it("creates the database on the first start, finds its rows on the second, and leaves no process behind", async () => {
  await using parent = await temporaryFolder();
  // A blank and a comma: PostgreSQL takes its socket's folder as a comma-separated list.
  await using dataFolder = await openDataFolder({ path: join(parent.path, "my data, here"), log });
  const halfMade = join(dataFolder.path, "postgres.new-crash");
  await mkdir(halfMade);
  await writeFile(join(halfMade, "PG_VERSION"), "18\n");
  const cluster = join(dataFolder.path, "postgres");
  {
    await using server = await startPostgres({ dataFolder, log });
    expect(existsSync(halfMade)).toBe(false);
    expect(dirname(server.connection.host)).toBe(dataFolder.path);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    await using pool = createPostgresPool(server.connection);
    await pool.query("CREATE TABLE kept (n int8); INSERT INTO kept VALUES (9007199254740991)");
    expect(await clusterProcesses(cluster, server.pid())).toContain(server.pid());
    await pool.end();
    await Promise.all([server.stop(), server.stop()]);
    expect(await clusterProcesses(cluster, server.pid())).toEqual([]);
  }
  await using server = await startPostgres({ dataFolder, log });
  await using pool = createPostgresPool(server.connection);
  const { rows } = await pool.query("SELECT n, array[n] AS list, '3'::xid8 AS xid FROM kept");
  expect(rows).toEqual([{ n: 9007199254740991, list: [9007199254740991], xid: "3" }]);
  const { rows: settings } = await pool.query(
    `SELECT current_user AS role, current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
      current_setting('listen_addresses') AS addresses, current_setting('server_encoding') AS encoding, lower('Ä') AS lower,
      current_setting('is_superuser') AS superuser, current_setting('application_name') AS application`,
  );
  expect(settings).toEqual([
    {
      role: "mows",
      superuser: "off",
      application: "mows",
      addresses: "",
      fsync: "on",
      checksums: "on",
      encoding: "UTF8",
      lower: "ä",
    },
  ]);
});

it("puts the socket into a private temporary folder when the data folder's path is too long for one", async () => {
  await using parent = await temporaryFolder();
  await using dataFolder = await openDataFolder({ path: join(parent.path, "long".repeat(25)), log });
  const server = await startPostgres({ dataFolder, log });
  const { host } = server.connection;
  expect(host.startsWith(dataFolder.path)).toBe(false);
  expect((await stat(host)).mode & 0o777).toBe(0o700);
  await using pool = createPostgresPool(server.connection);
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await server.stop();
  expect(existsSync(host)).toBe(false);
});

it("gives up the first start when told to", async () => {
  await using parent = await temporaryFolder();
  await using dataFolder = await openDataFolder({ path: parent.path, log });
  const giveUp = new AbortController();
  const starting = startPostgres({ dataFolder, log, signal: giveUp.signal });
  const outcome = starting.catch((error: unknown) => error);
  // As soon as something half made is there.
  while (!(await readdir(dataFolder.path)).some((name) => name.startsWith("postgres"))) await nextTurn();
  giveUp.abort();
  expect(await outcome).toMatchObject({ failure: { kind: "stopped" } });
  expect(existsSync(join(dataFolder.path, "postgres"))).toBe(false);
  const halfMade = (await readdir(dataFolder.path)).filter((name) => name.startsWith("postgres.new"));
  for (const name of halfMade) expect(await clusterProcesses(join(dataFolder.path, name), 0)).toEqual([]);
});

it("refuses a folder that another version of PostgreSQL wrote, and one that holds something else", async () => {
  await using parent = await temporaryFolder();
  await using dataFolder = await openDataFolder({ path: parent.path, log });
  const cluster = join(dataFolder.path, "postgres");
  await mkdir(cluster);
  await writeFile(join(cluster, "holiday.txt"), "not a database");
  await expect(startPostgres({ dataFolder, log })).rejects.toMatchObject({
    failure: { kind: "not-a-database", path: cluster },
  });
  await writeFile(join(cluster, "PG_VERSION"), "17\n");
  await expect(startPostgres({ dataFolder, log })).rejects.toMatchObject({
    failure: { kind: "data-of-another-version", dataVersion: "17", serverVersion: "18" },
  });
});
