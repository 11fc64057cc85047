import { parseManifest, type Manifest } from "@mows/manifest";
import type { AppId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Apps } from "./apps.ts";
import { denied, type AppBuildMissing, type Denied, type ManifestInvalid } from "./failures.ts";
import { fileRequests } from "./file-requests.ts";
import type { InstalledApp } from "./installed-app.ts";
import type { StoreOutcome } from "./ports.ts";
import { appsTx } from "./tables.ts";

export type InstallAppOutcome = { kind: "installed"; app: InstalledApp } | ManifestInvalid | AppBuildMissing | Denied;

/**
 * Installs or updates the app whose `mows.yaml` is in this folder: the files are copied first, then one transaction makes the app
 * what its new manifest says, then what it was before is removed. A crash in between leaves the app as it was, or as it is now.
 */
export async function installApp(apps: Apps, principal: Principal, directory: string): Promise<InstallAppOutcome> {
  if (principal.kind !== "operator") return denied(principal, "apps.install");
  // In turn, or one install would take the other's unfinished copy for a leftover.
  return apps.inTurn(() => installFrom(apps, principal, directory));
}

async function installFrom(apps: Apps, principal: Principal, directory: string): Promise<InstallAppOutcome> {
  const text = await apps.folders.readManifest(directory);
  if (text === null) return invalid("", `There is no mows.yaml in ${directory} that can be read.`);
  const parsed = parseManifest(text);
  if (parsed.kind === "invalid") return { kind: "manifest-invalid", problems: parsed.problems };
  const { manifest } = parsed;
  const appId = manifest.id as AppId;
  const files = { appId, directory, staticPath: manifest.static, iconPath: manifest.icon ?? null };
  const stored = await apps.folders.store(files);
  if (stored.kind !== "stored") return notStored(stored);
  const app = appOf(appId, manifest, stored.folder);
  await record(apps, principal, app);
  await apps.folders.keepOnly(appId, stored.folder);
  return { kind: "installed", app };
}

function appOf(id: AppId, manifest: Manifest, folder: string): InstalledApp {
  const { name, version, description = null } = manifest;
  return { id, name, description, version, manifest, folder };
}

async function record({ kit, peers }: Apps, principal: Principal, app: InstalledApp): Promise<void> {
  const now = kit.clock.now();
  const scopes = new Set(fileRequests(app.manifest).map(({ access }) => `files.${access}`));
  const values = { ...app, manifest: JSON.stringify(app.manifest), updated_at: now };
  await kit.write(principal, null, async (tx) => {
    await appsTx(tx)
      .insertInto("apps")
      .values({ ...values, installed_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
      .execute();
    await peers.clientRegistry.register(tx, { appId: app.id, name: app.name, scopes: [...scopes] });
    return null;
  });
  kit.bus.publish("apps");
}

function notStored(outcome: Exclude<StoreOutcome, { kind: "stored" }>): InstallAppOutcome {
  if (outcome.kind === "build-missing") return { kind: "app-build-missing", directory: outcome.directory };
  return invalid(outcome.about, outcome.reason);
}

function invalid(path: string, message: string): ManifestInvalid {
  return { kind: "manifest-invalid", problems: [{ path, message }] };
}
