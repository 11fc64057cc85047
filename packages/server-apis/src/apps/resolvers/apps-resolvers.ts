import type { Resolvers } from "../../generated/resolvers.ts";
import type { Apps } from "../domain/apps.ts";
import { installApp } from "../domain/install-app.ts";
import { listApps } from "../domain/list-apps.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

export function appsResolvers(apps: Apps): Resolvers {
  return {
    Query: {
      async apps(_parent, _arguments, { principal }) {
        const outcome = await listApps(apps, principal);
        return outcome.kind === "apps" ? { __typename: "Apps", apps: outcome.apps } : failureToGraphql(outcome);
      },
    },
    Mutation: {
      async installApp(_parent, { input }, { principal }) {
        const outcome = await installApp(apps, principal, input.directory);
        return outcome.kind === "installed"
          ? { __typename: "AppInstalled", app: outcome.app }
          : failureToGraphql(outcome);
      },
    },
    App: {
      url: ({ id }) => apps.kit.origins.ofApp(id),
      iconUrl: ({ id, manifest }) => (manifest.icon === undefined ? null : `/.mows/apps/${id}/icon`),
    },
  };
}
