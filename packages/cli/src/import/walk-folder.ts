import { access, constants, lstat, readdir } from "node:fs/promises";
import { join, posix } from "node:path";

export type LocalFile = {
  /** Absolute. */
  path: string;
  /** Folder relative to where the walk began, with `/`; empty at the top. */
  folder: string;
  /** In NFC, as the cloud keeps names. */
  name: string;
  sizeBytes: number;
  modifiedAtMs: number;
};

/** Every regular file below `root`, folders in order; links and special files are listed as failures, as is what cannot be read. */
export async function walkFolder(
  root: string,
): Promise<{ files: LocalFile[]; failures: { path: string; reason: string }[] }> {
  const files: LocalFile[] = [];
  const failures: { path: string; reason: string }[] = [];

  async function visit(folder: string): Promise<void> {
    const names = await readdir(join(root, folder));
    for (const name of names.toSorted()) {
      const path = join(root, folder, name);
      try {
        const facts = await lstat(path);
        if (facts.isDirectory()) await visit(posix.join(folder, name.normalize("NFC")));
        else if (facts.isFile()) {
          await access(path, constants.R_OK);
          files.push({ path, folder, name: name.normalize("NFC"), sizeBytes: facts.size, modifiedAtMs: facts.mtimeMs });
        } else
          failures.push({
            path,
            reason: facts.isSymbolicLink() ? "a link, which is not followed" : "not a regular file",
          });
      } catch (error) {
        failures.push({ path, reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  await visit("");
  return { files, failures };
}
