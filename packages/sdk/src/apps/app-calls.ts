import type { CallsOf } from "../core/lazy-calls.ts";
import { mutationOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import { AppsDocument, InstallAppDocument } from "../generated/apps-operations.ts";
import type { Apps } from "./apps.ts";

/** Only a start page asks which apps there are, and only a terminal installs one: one lazy chunk. */
export function createAppCalls(transport: Transport): CallsOf<Apps> {
  return {
    list: (_, options) => transport.execute(AppsDocument, {}, options),
    install: mutationOf(transport, ["apps", "install"], InstallAppDocument, (result) =>
      result.__typename === "AppInstalled" ? [["mows", "apps"]] : [],
    ),
  };
}
