import { chown, lchown, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseUser } from "./database-user.ts";
import type { Log } from "../telemetry/log.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { runProgram } from "./run-program.ts";

export interface ClusterOptions {
  readonly dataFolderPath: string;
  /** The folder that holds PostgreSQL's `bin`. */
  readonly binariesFolder: string;
  /** The installed build, which begins with PostgreSQL's major version. */
  readonly build: string;
  readonly user: DatabaseUser | undefined;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

const halfMadePrefix = "postgres.new-";

/** The socket lies in a folder that only its own user (and root) can enter, so whoever connects is trusted. */
const hostBasedAuthentication = "local all all trust\n";

/**
 * By database. What initdb wrote is vacuumed, or autovacuum would do it while the cloud idles. The cloud's role owns its database and no
 * more: what it runs cannot leave the database.
 */
const firstStatements = [
  ["template1", "VACUUM (ANALYZE);\nSELECT pg_stat_force_next_flush();\nVACUUM pg_statistic;\n"],
  ["postgres", "CREATE ROLE mows LOGIN;\nCREATE DATABASE mows OWNER mows;\n"],
] as const;

const initdbArguments = [
  "--username=postgres",
  "--auth-local=trust",
  "--auth-host=reject",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  "--no-instructions",
] as const;

const initialise = async (options: ClusterOptions, cluster: string): Promise<void> => {
  const { binariesFolder, dataFolderPath, user, signal } = options;
  const temporary = await mkdtemp(join(dataFolderPath, halfMadePrefix));
  if (user !== undefined) await chown(temporary, user.uid, user.gid);
  const shared = { user, signal, workingFolder: temporary };
  await runProgram({
    ...shared,
    file: join(binariesFolder, "bin", "initdb"),
    args: ["-D", temporary, ...initdbArguments],
  });
  await writeFile(join(temporary, "pg_hba.conf"), hostBasedAuthentication);
  for (const [database, input] of firstStatements) {
    await runProgram({
      ...shared,
      file: join(binariesFolder, "bin", "postgres"),
      args: ["--single", "-D", temporary, "-c", "exit_on_error=on", "-c", "log_checkpoints=off", database],
      input,
    });
  }
  await rename(temporary, cluster);
  await using parent = await open(dataFolderPath, "r");
  await parent.sync();
};

/** The folder itself comes last: it is what tells the next start that the work is done. */
const handOver = async (cluster: string, user: DatabaseUser): Promise<void> => {
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
  await lchown(cluster, user.uid, user.gid);
};

/** Whether the database's folder exists; what another user owns is handed over by root and refused by anyone else. */
const takeOwnership = async (cluster: string, user: DatabaseUser | undefined): Promise<boolean> => {
  const found = await stat(cluster).catch(() => undefined);
  if (found === undefined) return false;
  const uid = user?.uid ?? process.getuid?.() ?? found.uid;
  if (found.uid === uid) return true;
  if (user === undefined) {
    throw new PostgresStartError({ kind: "data-of-another-user", path: cluster, ownerUid: found.uid, uid });
  }
  await handOver(cluster, user);
  return true;
};

const removeHalfMade = async ({ dataFolderPath, log }: ClusterOptions): Promise<void> => {
  for (const name of await readdir(dataFolderPath)) {
    if (!name.startsWith(halfMadePrefix)) continue;
    // An initdb that outlived its killed parent may still be writing: it fails at once when its folder goes.
    await rm(join(dataFolderPath, name), { recursive: true, force: true, maxRetries: 5 });
    log.info({ folder: name }, "removed a database folder that a crash left half made");
  }
};

/**
 * The folder of the database inside the data folder, created on the first start. It is made beside its place and renamed, so
 * a kill at any moment leaves nothing half made.
 *
 * @throws PostgresStartError `data-of-another-user`, `data-of-another-version`, `not-a-database`, `program-failed`, `stopped`
 */
export const prepareCluster = async (options: ClusterOptions): Promise<string> => {
  const { build, dataFolderPath, user, log } = options;
  await removeHalfMade(options);
  const cluster = join(dataFolderPath, "postgres");
  const exists = await takeOwnership(cluster, user);
  const dataVersion = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (dataVersion === undefined) {
    if (exists && (await readdir(cluster)).length > 0) {
      throw new PostgresStartError({ kind: "not-a-database", path: cluster });
    }
    const startedAtMs = performance.now();
    await initialise(options, cluster);
    log.info({ cluster, tookMs: Math.round(performance.now() - startedAtMs) }, "created the database");
    return cluster;
  }
  const serverVersion = build.split(".", 1).join("");
  if (dataVersion.trim() !== serverVersion) {
    const facts = { path: cluster, dataVersion: dataVersion.trim(), serverVersion };
    throw new PostgresStartError({ kind: "data-of-another-version", ...facts });
  }
  return cluster;
};
