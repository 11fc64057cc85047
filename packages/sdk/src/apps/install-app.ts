import { mutationOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import { InstallAppDocument } from "../generated/apps-operations.ts";
import type { Apps } from "./apps.ts";

/** Its own lazy chunk: only an operator's program installs apps. */
export function installApp(
  transport: Transport,
): (...given: Parameters<Apps["install"]>) => ReturnType<Apps["install"]> {
  return mutationOf(transport, ["apps", "install"], InstallAppDocument, (result) =>
    result.__typename === "AppInstalled" ? [["mows", "apps"]] : [],
  );
}
