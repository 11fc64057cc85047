import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Log } from "../telemetry/log.ts";
import { PostgresStartError } from "./postgres-start-error.ts";

const run = promisify(execFile);

/** The operating-system user that PostgreSQL runs as when the cloud itself runs as root. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export const databaseUserName = "mows-postgres";

const findUser = async (name: string): Promise<DatabaseUser | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { name, uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
};

/**
 * The user that PostgreSQL is to run as, created as a system user without home and login where it is missing.
 * Undefined when the cloud does not run as root: PostgreSQL then runs as the same user.
 *
 * A user of its own rather than an existing `postgres`, so that no other database of the machine can reach our socket.
 *
 * @throws PostgresStartError `no-database-user`
 */
export const ensureDatabaseUser = async (log: Log): Promise<DatabaseUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await findUser(databaseUserName);
  if (existing !== undefined) return existing;

  const args = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false"];
  let cause: unknown;
  try {
    // A root shell without the sbin folders in its path is common (su without a dash).
    await run("useradd", [...args, databaseUserName], { env: { PATH: "/usr/sbin:/sbin:/usr/bin:/bin", LC_ALL: "C" } });
    log.info({ user: databaseUserName }, "created the system user that the database runs as");
  } catch (error) {
    // Two clouds that start at once race here: whoever lost finds the user below.
    cause = error;
  }
  const created = await findUser(databaseUserName);
  if (created === undefined) {
    throw new PostgresStartError({ kind: "no-database-user", userName: databaseUserName }, { cause });
  }
  return created;
};
