import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppFolders } from "../domain/ports.ts";
import { createDiskAppFolders } from "./app-folders.disk.ts";

/** Apps below the data folder; for a cloud that is held in memory, in a temporary folder that goes with it. */
export async function openAppFolders(
  dataFolder: string | null,
): Promise<{ folders: AppFolders; close(): Promise<void> }> {
  if (dataFolder === null) {
    const root = await mkdtemp(join(tmpdir(), "mows-apps-"));
    return { folders: createDiskAppFolders(root), close: () => rm(root, { recursive: true, force: true }) };
  }
  const root = join(dataFolder, "apps");
  await mkdir(root, { recursive: true });
  return { folders: createDiskAppFolders(root), close: async () => undefined };
}
