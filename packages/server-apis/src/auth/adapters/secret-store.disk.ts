import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../../kit/ids.ts";
import type { SecretStore } from "../domain/ports.ts";

/** Secrets as files of mode 0600 in the cloud's data folder. */
export function createDiskSecretStore(folder: string): SecretStore {
  return {
    async loadOrCreate(name, create) {
      const path = join(folder, name);
      const known = await readIfThere(path);
      if (known !== null) return known;
      // Written whole beside it and then linked: a crash leaves no half secret, and of two that start at once one wins.
      const temporary = `${path}.${newId()}`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(create());
        await file.sync();
      } finally {
        await file.close();
      }
      await link(temporary, path).catch(ignoreCode("EEXIST"));
      await rm(temporary);
      await syncFolder(folder);
      return readFile(path, "utf8");
    },
  };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    ignoreCode("ENOENT")(error);
    return null;
  }
}

function ignoreCode(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && "code" in error && error.code === code)) throw error;
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
