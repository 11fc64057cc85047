import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { DevApps } from "./dev-apps.ts";
import type { KnownApps } from "./known-apps.ts";
import type { AppFolders } from "./ports.ts";

/** What the use cases of this service work with. */
export type Apps = {
  kit: Kit;
  peers: Peers;
  folders: AppFolders;
  known: KnownApps;
  /** Served from dev servers at the moment; they come before what is installed under the same id. */
  inDevelopment: DevApps;
  /** Installs happen one after the other. */
  inTurn: <T>(run: () => Promise<T>) => Promise<T>;
};
