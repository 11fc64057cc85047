import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import { openAppFolders } from "./adapters/open-app-folders.ts";
import type { Apps } from "./domain/apps.ts";
import { findDirectoryApp } from "./domain/find-directory-app.ts";
import { oneAtATime } from "./domain/one-at-a-time.ts";
import { apps as appsMigration } from "./migrations/0001-apps.ts";
import { appsResolvers } from "./resolvers/apps-resolvers.ts";
import { appsRoutes } from "./routes.ts";

/** What is installed on this cloud, and the files of it. */
export const apps = defineService({
  name: "apps",
  schema: schemas.apps,
  migrations: [appsMigration],
  scopes: [],
  async start(kit, peers) {
    const { folders, close } = await openAppFolders(kit.dataFolder);
    const self: Apps = { kit, peers, folders, inTurn: oneAtATime() };
    return {
      resolvers: appsResolvers(self),
      routes: appsRoutes(self),
      provides: { appDirectory: { find: (appId) => findDirectoryApp(self, appId) } },
      stop: close,
    };
  },
});
