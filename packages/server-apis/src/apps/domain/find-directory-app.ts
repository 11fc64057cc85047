import type { AppId } from "../../kit/ids.ts";
import type { DirectoryApp } from "../../kit/peers.ts";
import type { Apps } from "./apps.ts";
import type { DevApp } from "./dev-apps.ts";
import { fileRequests } from "./file-requests.ts";

/** The app as the edge and the consent page need it. */
export async function findDirectoryApp(
  { known, folders, inDevelopment }: Apps,
  appId: AppId,
): Promise<DirectoryApp | null> {
  const developed = inDevelopment.get(appId);
  if (developed !== undefined) return developedApp(appId, developed);
  const app = await known.find(appId);
  if (app === null) return null;
  return {
    id: app.id,
    name: app.name,
    requests: fileRequests(app.manifest),
    pages: { kind: "folder", folder: folders.staticFolderOf(app.folder) },
  };
}

function developedApp(id: AppId, { manifest, port }: DevApp): DirectoryApp {
  return { id, name: manifest.name, requests: fileRequests(manifest), pages: { kind: "dev-server", port } };
}
