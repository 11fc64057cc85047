import type { Resolvers } from "../generated/resolvers.ts";
import type { SocketRoute } from "./http/socket-route.ts";
import type { Route } from "./http/route.ts";
import type { JobHandlers } from "./jobs/jobs.ts";
import type { Kit } from "./kit.ts";
import type { Migration } from "./sql/migration.ts";
import type { Peers } from "./peers.ts";

/** A service as it is declared: the same slots in all of them. */
export type Service = {
  name: string;
  /** SDL, from `generated/schemas.ts`. */
  schema: string;
  migrations: readonly Migration[];
  /** The OAuth scopes this service knows: `files.read`. Any other is refused wherever it is asked for. */
  scopes: readonly string[];
  /** Starts it. `peers` are what the services before it in `services.ts` provide, by port, never by import. */
  start(kit: Kit, peers: Peers): Promise<RunningService>;
};

/** A service at work. A slot that is missing is empty. */
export type RunningService = {
  resolvers?: Resolvers;
  routes?: readonly Route[];
  sockets?: readonly SocketRoute[];
  jobs?: JobHandlers;
  /** What it offers the services after it and the edge. */
  provides?: Partial<Peers>;
  /** A sentence when it cannot do its work, null when it can. */
  health?(): Promise<string | null>;
  /** Lets go of everything it holds; called once, after the last request. */
  stop?(): Promise<void>;
};

export function defineService(service: Service): Service {
  return service;
}
