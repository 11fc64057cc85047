import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { libraryLinks } from "./library-links.ts";

const filesAtOnce = 16;

/** Modes are set, not kept: an installation under umask 077 must become readable for the database's user too. */
const copyDurably = async (from: string, to: string, executable: boolean): Promise<void> => {
  await copyFile(from, to);
  await using file = await open(to, "r");
  await file.chmod(executable ? 0o755 : 0o644);
  await file.sync();
};

/**
 * Copies the binaries in `from` to the folder `to`, with the library links that the list names. Atomic: `to` appears
 * complete and on disk, or not at all. What is left of copies that a crash cut off goes away here.
 */
export const copyBinaries = async (from: string, to: string): Promise<void> => {
  const parent = dirname(to);
  await rm(parent, { recursive: true, force: true });
  await mkdir(parent, { mode: 0o755 });
  const temporary = await mkdtemp(join(parent, "new-"));

  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]): string =>
    join(temporary, entry.parentPath.slice(from.length), entry.name);
  for (const entry of entries) {
    if (entry.isDirectory()) await mkdir(pathOf(entry), { recursive: true });
  }
  // Static libraries are for compiling against, not for running.
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".a")).values();
  const worker = async (): Promise<void> => {
    for (const file of files) {
      await copyDurably(join(file.parentPath, file.name), pathOf(file), file.parentPath === join(from, "bin"));
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
  for (const { path, target } of await libraryLinks(from)) await symlink(target, join(temporary, path));

  const folders = [parent, temporary, ...entries.filter((entry) => entry.isDirectory()).map(pathOf)];
  for (const folder of folders) {
    await using handle = await open(folder, "r");
    await handle.chmod(0o755);
    await handle.sync();
  }
  await rename(temporary, to);
  await using handle = await open(parent, "r");
  await handle.sync();
};
