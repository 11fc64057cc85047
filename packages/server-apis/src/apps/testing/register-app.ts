import type { AppId } from "../../kit/ids.ts";
import type { FileAccessRequest } from "../../kit/peers.ts";
import type { Apps } from "../domain/apps.ts";
import { appsTx } from "../domain/tables.ts";

/** An app that is installed and has no pages: whoever registers it is its pages. Again with other requests is an update. */
export async function registerApp(
  { kit, peers }: Pick<Apps, "kit" | "peers">,
  app: { id: AppId; name: string; requests: readonly FileAccessRequest[] },
): Promise<void> {
  const { id, name } = app;
  const now = kit.clock.now();
  const files = app.requests.map(({ path, access, reason }) => ({
    path,
    access,
    ...(reason === null ? {} : { reason }),
  }));
  const manifest = { manifest: 1, id, name, version: "0.0.0", static: "dist", permissions: { files } };
  const values = {
    id,
    name,
    description: null,
    version: "0.0.0",
    manifest: JSON.stringify(manifest),
    folder: "",
    updated_at: now,
  };
  await kit.write({ kind: "operator" }, null, async (tx) => {
    await appsTx(tx)
      .insertInto("apps")
      .values({ ...values, installed_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
      .execute();
    const scopes = new Set(app.requests.map(({ access }) => `files.${access}`));
    await peers.clientRegistry.register(tx, { appId: id, name, scopes: [...scopes] });
    return null;
  });
  kit.bus.publish("apps");
}
