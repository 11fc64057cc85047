import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { AppFolders } from "../domain/ports.ts";
import { createDiskAppFolders } from "./app-folders.disk.ts";

/** Apps below the data folder. */
export async function openAppFolders(dataFolder: string): Promise<AppFolders> {
  const root = join(dataFolder, "apps");
  await mkdir(root, { recursive: true });
  return createDiskAppFolders(root);
}
