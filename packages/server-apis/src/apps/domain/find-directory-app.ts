import type { AppId } from "../../kit/ids.ts";
import type { DirectoryApp } from "../../kit/peers.ts";
import type { Apps } from "./apps.ts";
import { fileRequests } from "./file-requests.ts";
import { findInstalledApp } from "./installed-app.ts";

/** The app as the edge and the consent page need it. */
export async function findDirectoryApp({ kit, folders }: Apps, appId: AppId): Promise<DirectoryApp | null> {
  const app = await findInstalledApp(kit.db, appId);
  if (app === null) return null;
  return {
    id: app.id,
    name: app.name,
    requests: fileRequests(app.manifest),
    staticFolder: folders.staticFolderOf(app.folder),
  };
}
