import { spawn } from "node:child_process";
import { mkdtempDisposable, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { openDataFolder } from "../data-folder/open-data-folder.ts";
import { clusterProcesses } from "./cluster-processes.ts";
import { databaseUnavailable } from "./database-unavailable.ts";
import { createPostgresPool } from "./postgres-pool.ts";
import { silentLog as log } from "../telemetry/log.ts";
import { startPostgres } from "./start-postgres.ts";

vi.setConfig({ testTimeout: 30_000 });

const program = fileURLToPath(new URL("write-until-killed.program.ts", import.meta.url));
const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), "mows-test-"));

it("keeps every acknowledged row when all of the cloud's process group is killed, and ends the PostgreSQL left running", async () => {
  await using parent = await temporaryFolder();
  // A process group of its own, as a terminal gives one: Ctrl-C goes to all of it and must not reach PostgreSQL.
  const cloud = spawn(process.execPath, [program, parent.path], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let acknowledged = 0;
  for await (const line of createInterface({ input: cloud.stdout })) {
    acknowledged = Number(line);
    if (acknowledged === 200) process.kill(-(cloud.pid ?? 0), "SIGKILL");
  }
  expect(acknowledged).toBeGreaterThanOrEqual(200);

  await using dataFolder = await openDataFolder({ path: parent.path, log });
  const left = await clusterProcesses(join(dataFolder.path, "postgres"), 0);
  expect(left).not.toEqual([]);
  await using server = await startPostgres({ dataFolder, log });
  const running = await clusterProcesses(join(dataFolder.path, "postgres"), server.pid());
  expect(running.filter((pid) => left.includes(pid))).toEqual([]);
  await using pool = createPostgresPool(server.connection);
  const { rows } = await pool.query<{ n: number }>("SELECT n FROM written ORDER BY n");
  expect(rows.slice(0, acknowledged).map(({ n }) => n)).toEqual(
    Array.from({ length: acknowledged }, (_, index) => index + 1),
  );
});

it("starts a killed PostgreSQL again, although a busy backend outlived it, and the pool works on", async () => {
  await using parent = await temporaryFolder();
  await using dataFolder = await openDataFolder({ path: parent.path, log });
  const seen: string[] = [];
  const up = Promise.withResolvers<void>();
  await using server = await startPostgres({
    dataFolder,
    log,
    onDown: ({ signal }) => seen.push(`down by ${signal}`),
    onUp: () => {
      seen.push("up");
      up.resolve();
    },
  });
  await using pool = createPostgresPool(server.connection);
  await pool.query("CREATE TABLE kept (n integer); INSERT INTO kept VALUES (1)");
  const busy = await pool.connect();
  // Computes without waiting for anything, so it does not notice that its server has gone.
  const computing = busy.query("SELECT count(*) FROM generate_series(1, 10000000000) AS n").catch((error) => error);
  const unused = await pool.connect();
  const unusedEnded = new Promise<void>((resolve) => unused.once("end", resolve));
  const killedPid = server.pid();
  process.kill(killedPid, "SIGKILL");
  await up.promise;
  expect(seen).toEqual(["down by SIGKILL", "up"]);
  expect(server.pid()).not.toBe(killedPid);
  const lost: unknown = await computing;
  expect(databaseUnavailable(lost)).toBe(true);
  busy.release(true);
  await unusedEnded;
  unused.release(true);
  expect((await pool.query("SELECT n FROM kept")).rows).toEqual([{ n: 1 }]);
});

it("tries again for as long as PostgreSQL does not start, and stops while it is starting again", async () => {
  await using parent = await temporaryFolder();
  await using dataFolder = await openDataFolder({ path: parent.path, log });
  const cluster = join(dataFolder.path, "postgres");
  let failures = 0;
  const failedTwice = Promise.withResolvers<void>();
  const up = Promise.withResolvers<void>();
  const onDown = vi.fn<() => void>();
  const countFailures = (_facts: object, message: string): void => {
    if (message.includes("did not start")) failures += 1;
    if (failures === 2) failedTwice.resolve();
  };
  await using server = await startPostgres({
    dataFolder,
    log: { ...log, error: countFailures },
    onDown,
    onUp: up.resolve,
  });
  await rename(cluster, `${cluster}.away`);
  process.kill(server.pid(), "SIGKILL");
  await failedTwice.promise;
  await rename(`${cluster}.away`, cluster);
  await up.promise;
  expect(onDown).toHaveBeenCalledTimes(1);

  const down = Promise.withResolvers<void>();
  onDown.mockImplementation(down.resolve);
  process.kill(server.pid(), "SIGKILL");
  await down.promise;
  await server.stop();
  expect(await clusterProcesses(cluster, 0)).toEqual([]);
});
