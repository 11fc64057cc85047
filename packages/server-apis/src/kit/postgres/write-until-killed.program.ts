import { openDataFolder } from "../data-folder/open-data-folder.ts";
import { createPostgresPool } from "./postgres-pool.ts";
import { silentLog } from "../telemetry/log.ts";
import { startPostgres } from "./start-postgres.ts";

/**
 * A cloud reduced to its database, for the crash tests: writes rows to the data folder named by its argument and prints the
 * number of each as soon as its commit was acknowledged, until it is killed.
 */
const dataFolder = await openDataFolder({ path: process.argv[2], log: silentLog });
const server = await startPostgres({ dataFolder, log: silentLog });
const pool = createPostgresPool(server.connection);
await pool.query("CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY)");
for (let n = 1; ; n += 1) {
  await pool.query("INSERT INTO written VALUES ($1)", [n]);
  process.stdout.write(`${n}\n`);
}
