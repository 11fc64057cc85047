import type { AppId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { appCallback } from "./app-callback.ts";
import { completeScopes } from "./app-scopes.ts";
import { cliClientId } from "./own-clients.ts";
import { authDb, authTx } from "./tables.ts";

/**
 * An installed app as a public client with PKCE. Written here and not by the provider's registration, which refuses plain http
 * for anything but `localhost` itself.
 */
export async function registerClient(
  kit: Kit,
  tx: Tx,
  client: { appId: AppId; name: string; scopes: readonly string[] },
): Promise<void> {
  if (isReservedAppId(client.appId)) throw new Error(`${client.appId} is no name that an app can have`);
  const now = kit.clock.now();
  const settings = {
    name: client.name,
    scopes: JSON.stringify(completeScopes(client.scopes)),
    redirectUris: JSON.stringify([appCallback(kit.origins, client.appId)]),
    updatedAt: now,
  };
  await authTx(tx)
    .insertInto("auth.oauthClient")
    .values({
      ...settings,
      id: kit.newId(),
      clientId: client.appId,
      grantTypes: JSON.stringify(["authorization_code"]),
      responseTypes: JSON.stringify(["code"]),
      tokenEndpointAuthMethod: "none",
      applicationType: "web",
      requirePKCE: true,
      // Puts the session's id into id tokens (`sid`): an app's session ends with the cloud's.
      enableEndSession: true,
      skipConsent: false,
      disabled: false,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.column("clientId").doUpdateSet(settings))
    .execute();
}

/** Ids of tokens, of registered clients and of the cloud's own programs: an app of that name would have what they were granted. */
export function isReservedAppId(id: string): boolean {
  return id === cliClientId || /^(token|client)-[0-9a-f]{8}-/.test(id);
}

/** Domain and port may change between two starts; every client's redirect address follows. Writes only where it differs. */
export async function refreshRedirectAddresses(kit: Kit): Promise<void> {
  const db = authDb(kit.db);
  const clients = await db
    .selectFrom("auth.oauthClient")
    .select(["clientId", "redirectUris"])
    .where("kind", "=", "app")
    .execute();
  for (const { clientId, redirectUris } of clients) {
    const wanted = appCallback(kit.origins, clientId);
    if (redirectUris.length === 1 && redirectUris[0] === wanted) continue;
    await db
      .updateTable("auth.oauthClient")
      .set({ redirectUris: JSON.stringify([wanted]), updatedAt: kit.clock.now() })
      .where("clientId", "=", clientId)
      .execute();
  }
}
