import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { canReach } from "../postgres/can-reach.ts";
import { type DatabaseUser, ensureDatabaseUser } from "../postgres/database-user.ts";
import type { Log } from "../telemetry/log.ts";
import { DataFolderError } from "./data-folder-error.ts";
import { type FolderLock, takeFolderLock } from "./folder-lock.ts";

/** Where a root's data goes when the database's user cannot reach the working folder. */
const systemFolder = "/var/lib/mows";

export interface OpenDataFolderOptions {
  /** `MOWS_DATA`; undefined for the default. */
  readonly path: string | undefined;
  readonly log: Log;
  /** False when `DATABASE_URL` names another server: then no database user has to reach the folder. True by default. */
  readonly embeddedDatabase?: boolean;
  /** Holds the default `.mows`; the process's working folder by default. */
  readonly workingFolder?: string;
  /** Replaces `/var/lib/mows`. */
  readonly fallbackFolder?: string;
}

export interface DataFolder extends AsyncDisposable {
  /** Absolute, without symbolic links. */
  readonly path: string;
  readonly lock: FolderLock;
  /** One sentence for the person, when the folder is not where it would be expected. */
  readonly notice?: string;
  /** Gives the folder free for the next process. Idempotent; the last step of a shutdown. */
  readonly release: () => Promise<void>;
}

const nearestExisting = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  const parent = dirname(path);
  return found !== undefined || parent === path ? path : nearestExisting(parent);
};

/** What we create is private; for root's database user it can be entered, but not listed. */
const createFolder = async (path: string, user: DatabaseUser | undefined): Promise<string> => {
  const mode = user === undefined ? 0o700 : 0o711;
  try {
    const first = await mkdir(path, { recursive: true, mode });
    if (first !== undefined) {
      // The umask may have taken rights away.
      let created = first;
      await chmod(created, mode);
      for (const name of relative(first, path).split(sep).filter(Boolean)) {
        created = join(created, name);
        await chmod(created, mode);
      }
    }
    const real = await realpath(path);
    // The folder itself is the cloud's, also when it was there before: a private one is opened just enough.
    if (user !== undefined) await chmod(real, (await stat(real)).mode | 0o011);
    return real;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFolderError({ kind: "not-usable", path, reason }, { cause: error });
  }
};

const choose = async (
  options: OpenDataFolderOptions,
  user: DatabaseUser | undefined,
): Promise<{ readonly path: string; readonly notice?: string }> => {
  const wanted = resolve(options.workingFolder ?? process.cwd(), options.path ?? ".mows");
  if (user === undefined || (await canReach(user, await nearestExisting(dirname(wanted))))) return { path: wanted };
  if (options.path !== undefined) {
    throw new DataFolderError({ kind: "unreachable-for-database", path: wanted, userName: user.name });
  }
  const path = options.fallbackFolder ?? systemFolder;
  const notice = `The data is kept in ${path}, because the database's own user cannot reach ${wanted} (a folder above it is private).`;
  return { path, notice };
};

/**
 * Opens the cloud's data folder for this process alone, creating it where it is missing.
 *
 * @throws DataFolderError `in-use`, `unreachable-for-database` (an explicit path only), `not-usable`
 * @throws PostgresStartError `no-database-user`
 */
export const openDataFolder = async (options: OpenDataFolderOptions): Promise<DataFolder> => {
  const user = options.embeddedDatabase === false ? undefined : await ensureDatabaseUser(options.log);
  const { path: chosen, notice } = await choose(options, user);
  const path = await createFolder(chosen, user);
  const lock = await takeFolderLock(path);
  const { release } = lock;
  return { path, lock, release, [Symbol.asyncDispose]: release, ...(notice !== undefined && { notice }) };
};
