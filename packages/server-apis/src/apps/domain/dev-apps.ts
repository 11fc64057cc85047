import type { Manifest } from "@mows/manifest";
import type { AppId } from "../../kit/ids.ts";

/** Why an app is not served from its dev server any more, though that is still there. */
export type DevAppEnd =
  /** Another dev server took over. */
  | "replaced"
  /** The cloud stops. */
  | "stopping";

/** An app whose pages come from the dev server of whoever builds it. */
export type DevApp = {
  manifest: Manifest;
  /** TCP port of the dev server on this machine's loopback address. */
  port: number;
  /** Aborted with a `DevAppEnd`. */
  ended: AbortController;
};

/** Held in this process only: nothing of it outlives the connection it was made over. */
export type DevApps = Map<AppId, DevApp>;
