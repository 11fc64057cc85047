import { lstat, stat } from "node:fs/promises";
import { join } from "node:path";
import { canReach } from "./can-reach.ts";
import { copyBinaries } from "./copy-binaries.ts";
import type { DatabaseUser } from "./database-user.ts";
import { libraryLinks } from "./library-links.ts";
import type { PostgresBinaries } from "./locate-binaries.ts";
import type { Log } from "../telemetry/log.ts";

/** What stands for the rest: one installation has one umask, and only programs can lose their executable bit. */
const samples = ["bin/postgres", "bin/initdb", "lib", "share"] as const;

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const runsInPlace = async (folder: string, user: DatabaseUser | undefined): Promise<boolean> => {
  for (const link of await libraryLinks(folder)) {
    // Absent when the package manager was told to run no install scripts.
    if (!(await exists(join(folder, link.path)))) return false;
  }
  // Root's own rights say nothing about its database user, who is one of the others.
  const readAndExecute = user === undefined ? 0o500 : 0o005;
  for (const sample of samples) {
    const { mode } = await stat(join(folder, sample));
    if ((mode & readAndExecute) !== readAndExecute) return false;
  }
  return user === undefined || (await canReach(user, join(folder, "bin")));
};

/**
 * A folder with the binaries that PostgreSQL's own user can really run: the installed one, or a copy in the data folder,
 * made once a build, where that user cannot reach the project (root in a private folder) or the installation is incomplete.
 */
export const runnableBinaries = async (options: {
  readonly dataFolderPath: string;
  readonly installed: PostgresBinaries;
  readonly user: DatabaseUser | undefined;
  readonly log: Log;
}): Promise<string> => {
  const { installed, user, log } = options;
  if (await runsInPlace(installed.folder, user)) return installed.folder;
  const copy = join(options.dataFolderPath, "postgres-bin", installed.build);
  if (!(await exists(copy))) {
    const startedAtMs = performance.now();
    await copyBinaries(installed.folder, copy);
    const tookMs = Math.round(performance.now() - startedAtMs);
    log.info({ from: installed.folder, to: copy, tookMs }, "copied PostgreSQL to where its own user can run it");
  }
  return copy;
};
