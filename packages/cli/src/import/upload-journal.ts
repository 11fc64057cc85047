import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalFile } from "./walk-folder.ts";

/** Remembers uploads that are under way, so that a run after a crash continues them. */
export type UploadJournal = {
  /** The upload's path (`/.mows/uploads/…`), if the file has not changed since. */
  find(file: LocalFile): string | undefined;
  remember(file: LocalFile, uploadPath: string): Promise<void>;
  forget(file: LocalFile): Promise<void>;
};

/** One a pair of source and target, in the data folder: it must not lie in the folder that is imported. */
export async function openUploadJournal(
  dataFolder: string,
  pair: { folder: string; to: string },
): Promise<UploadJournal> {
  const name = createHash("sha256")
    .update(JSON.stringify([pair.folder, pair.to]))
    .digest("hex")
    .slice(0, 16);
  const folder = join(dataFolder, "imports");
  const path = join(folder, `${name}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const entries = new Map<string, string>(await readEntries(path));
  let saving: Promise<void> = Promise.resolve();

  /** One write at a time, each by a rename, so that a crash leaves the older list or the newer. */
  function save(): Promise<void> {
    saving = saving.then(async () => {
      await writeFile(`${path}.new`, JSON.stringify([...entries]));
      await rename(`${path}.new`, path);
    });
    return saving;
  }

  return {
    find: (file) => entries.get(keyOf(file)),
    async remember(file, uploadPath) {
      entries.set(keyOf(file), uploadPath);
      await save();
    },
    async forget(file) {
      if (entries.delete(keyOf(file))) await save();
    },
  };
}

function keyOf(file: LocalFile): string {
  return JSON.stringify([file.path, file.sizeBytes, file.modifiedAtMs]);
}

async function readEntries(path: string): Promise<[string, string][]> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as [string, string][];
  } catch {
    // Not there, or cut short by a crash of the machine: the uploads start anew, and nothing is lost.
    return [];
  }
}
