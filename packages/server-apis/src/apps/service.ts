import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { Kit } from "../kit/kit.ts";
import { memoryAppFolders } from "./adapters/app-folders.memory.ts";
import type { Apps } from "./domain/apps.ts";
import type { DevAppEnd } from "./domain/dev-apps.ts";
import { findDirectoryApp } from "./domain/find-directory-app.ts";
import { knownApps } from "./domain/known-apps.ts";
import { oneAtATime } from "./domain/one-at-a-time.ts";
import type { AppFolders } from "./domain/ports.ts";
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
    const self: Apps = {
      kit,
      peers,
      folders: await appFolders(kit),
      known: knownApps(kit),
      inDevelopment: new Map(),
      inTurn: oneAtATime(),
    };
    return {
      resolvers: appsResolvers(self),
      routes: appsRoutes(self),
      provides: { appDirectory: { find: (appId) => findDirectoryApp(self, appId) } },
      async stop() {
        // Whoever waits on a registration would hold the local listener open.
        for (const app of self.inDevelopment.values()) app.ended.abort("stopping" satisfies DevAppEnd);
        self.inDevelopment.clear();
        self.known.stop();
        // One that is ending still asks the database.
        await self.inTurn(async () => undefined);
      },
    };
  },
});

/** Loaded only where there is a folder: a cloud in memory reaches no disk. */
async function appFolders({ dataFolder }: Kit): Promise<AppFolders> {
  if (dataFolder === null) return memoryAppFolders;
  const { openAppFolders } = await import("./adapters/open-app-folders.ts");
  return openAppFolders(dataFolder);
}
