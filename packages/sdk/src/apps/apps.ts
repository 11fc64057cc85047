import { lazyCalls } from "../core/lazy-calls.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import type { WithoutKey } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import type { AppsQuery, InstallAppInput, InstallAppMutation } from "../generated/graphql.ts";

export type AppsResult = AppsQuery["apps"];
export type App = Extract<AppsResult, { __typename: "Apps" }>["apps"][number];
export type InstallAppResult = InstallAppMutation["installApp"];

export interface Apps {
  /** The apps installed on this cloud, by name. */
  readonly list: QueryFactory<void, AppsResult>;
  /** Installs or updates an app from a folder on the cloud's own machine. For the operator, over the local socket. */
  readonly install: MutationFactory<WithoutKey<InstallAppInput>, InstallAppResult>;
}

export function createApps(transport: Transport): Apps {
  return lazyCalls<Apps>("apps", async () => (await import("./app-calls.ts")).createAppCalls(transport), {
    queries: ["list"],
    lists: [],
    mutations: ["install"],
  });
}
