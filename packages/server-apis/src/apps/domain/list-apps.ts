import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Apps } from "./apps.ts";
import { denied, type Denied } from "./failures.ts";
import { allInstalledApps, type InstalledApp } from "./installed-app.ts";

/** For the operator and whoever is signed in on the cloud's own origin: what else is installed is no app's business. */
export async function listApps(
  apps: Apps,
  principal: Principal,
): Promise<{ kind: "apps"; apps: InstalledApp[] } | Denied> {
  const isAllowed = principal.kind === "operator" || actsDirectly(principal);
  if (!isAllowed) return denied(principal, "apps.read");
  return { kind: "apps", apps: await allInstalledApps(apps.kit.db) };
}
