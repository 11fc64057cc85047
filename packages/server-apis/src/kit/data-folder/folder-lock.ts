import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { DataFolderError } from "./data-folder-error.ts";

const holderShape = z.object({ pid: z.int().positive(), startedAt: z.iso.datetime() });

/** The process that has a data folder, by its id and its start, since ids are used again. */
export type LockHolder = z.infer<typeof holderShape>;

export interface FolderLock extends LockHolder {
  /** Names the holder for people and programs. The lock itself is `lock` beside it. */
  readonly holderFile: string;
  readonly release: () => Promise<void>;
}

/** SQLite's code for a lock that another connection holds. */
const sqliteBusy = 5;

/** The holder writes its name a moment after it has the lock. */
const holderWithinMs = 500;

const readHolder = async (holderFile: string): Promise<LockHolder | undefined> => {
  try {
    return holderShape.parse(JSON.parse(await readFile(holderFile, "utf8")));
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const livingHolder = async (holderFile: string): Promise<LockHolder | undefined> => {
  const deadline = performance.now() + holderWithinMs;
  for (;;) {
    const holder = await readHolder(holderFile);
    if (holder !== undefined && isAlive(holder.pid)) return holder;
    // It may be one that cannot be seen from here, in another container on the same disk.
    if (performance.now() > deadline) return undefined;
    await delay(20);
  }
};

/**
 * Takes a folder for this process alone. The lock is the operating system's, on the empty file `lock`: it ends with the process
 * however that ends, so no lock is ever stale, no process id can be mistaken and two that start at once cannot both have it.
 * Node has no call for it; SQLite's exclusive transaction is one. Nothing else may open that file: closing it would unlock.
 *
 * @throws DataFolderError `in-use` naming the other process, `not-usable`
 */
export const takeFolderLock = async (folder: string): Promise<FolderLock> => {
  const holderFile = join(folder, "lock.json");
  let held: DatabaseSync | undefined;
  try {
    held = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
    // Nothing is ever written, so a journal would only be a second file.
    held.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    held?.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode !== sqliteBusy) {
      throw new DataFolderError({ kind: "not-usable", path: folder, reason: message }, { cause: error });
    }
    const holder = await livingHolder(holderFile);
    throw new DataFolderError({ kind: "in-use", path: folder, pid: holder?.pid });
  }
  // Whoever may open it could lock it.
  await chmod(join(folder, "lock"), 0o600);
  const holder: LockHolder = { pid: process.pid, startedAt: new Date(performance.timeOrigin).toISOString() };
  await writeFile(`${holderFile}.new`, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  await rename(`${holderFile}.new`, holderFile);
  const lock = held;
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    // While the lock is still held, so that a successor's name is not the one removed.
    await rm(holderFile, { force: true });
    lock.close();
  };
  return { ...holder, holderFile, release: () => (released ??= release()) };
};
