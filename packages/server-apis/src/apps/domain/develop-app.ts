import { parseManifest, type Manifest } from "@mows/manifest";
import type { AppId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Apps } from "./apps.ts";
import type { DevApp, DevAppEnd } from "./dev-apps.ts";
import { denied, type Denied, type ManifestInvalid } from "./failures.ts";
import { fileRequests } from "./file-requests.ts";
import { findInstalledApp } from "./installed-app.ts";

export type DevelopAppOutcome =
  | {
      kind: "developing";
      app: { id: AppId; name: string; url: string };
      /** Aborts with a `DevAppEnd`. */
      ended: AbortSignal;
      /** Makes the app what it was before: the installed one, or none. */
      end(): Promise<void>;
    }
  | ManifestInvalid
  | Denied;

/**
 * Serves the app whose `mows.yaml` is in this folder from a dev server on this machine's loopback, at the app's own origin: identity,
 * permissions and policy are those it would have when installed. For the operator alone, who is whoever may open the local
 * socket, and for as long as `end` is not called. The newest dev server of an app wins, since one that restarts comes before
 * its predecessor is gone.
 */
export async function developApp(
  apps: Apps,
  principal: Principal,
  { directory, port }: { directory: string; port: number },
): Promise<DevelopAppOutcome> {
  if (principal.kind !== "operator") return denied(principal, "apps.develop");
  const text = await apps.folders.readManifest(directory);
  if (text === null) return invalid(`There is no mows.yaml in ${directory} that can be read.`);
  const parsed = parseManifest(text);
  if (parsed.kind === "invalid") return { kind: "manifest-invalid", problems: parsed.problems };
  const { manifest } = parsed;
  const id = manifest.id as AppId;
  const app: DevApp = { manifest, port, ended: new AbortController() };
  await registerClient(apps, principal, manifest);
  apps.inDevelopment.get(id)?.ended.abort("replaced" satisfies DevAppEnd);
  apps.inDevelopment.set(id, app);
  return {
    kind: "developing",
    app: { id, name: manifest.name, url: apps.kit.origins.ofApp(id) },
    ended: app.ended.signal,
    end: () =>
      apps.inTurn(async () => {
        if (apps.inDevelopment.get(id) !== app) return;
        apps.inDevelopment.delete(id);
        const installed = await findInstalledApp(apps.kit.db, id);
        if (installed !== null) await registerClient(apps, principal, installed.manifest);
      }),
  };
}

async function registerClient({ kit, peers }: Apps, principal: Principal, manifest: Manifest): Promise<void> {
  const scopes = new Set(fileRequests(manifest).map(({ access }) => `files.${access}`));
  await kit.write(principal, null, async (tx) => {
    await peers.clientRegistry.register(tx, { appId: manifest.id as AppId, name: manifest.name, scopes: [...scopes] });
    return null;
  });
}

function invalid(message: string): ManifestInvalid {
  return { kind: "manifest-invalid", problems: [{ path: "", message }] };
}
