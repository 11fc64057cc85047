import type { AppFolders } from "../domain/ports.ts";

/** A cloud in memory keeps no files of apps: their pages come from whoever runs it. */
export const memoryAppFolders: AppFolders = {
  readManifest: async () => null,
  store: async ({ directory }) => ({ kind: "build-missing", directory }),
  keepOnly: async () => undefined,
  staticFolderOf: (folder) => folder,
  readIcon: async () => null,
};
