import type { AppId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { grantTypesOf } from "./client.ts";
import { authDb } from "./tables.ts";

/** `mows login`: a program of the cloud's own that a person lets in from another device. */
export const cliClientId = "mows-cli" as AppId;

const cliScopes = ["cloud.manage", "files.read", "files.write", "offline_access", "openid", "profile"];

/** The cloud's own programs are clients from the start. Writes only where one is missing. */
export async function ensureOwnClients(kit: Kit): Promise<void> {
  const now = kit.clock.now();
  const db = authDb(kit.db);
  const known = await db
    .selectFrom("auth.oauthClient")
    .select("kind")
    .where("clientId", "=", cliClientId)
    .executeTakeFirst();
  if (known !== undefined) return;
  await db
    .insertInto("auth.oauthClient")
    .values({
      id: kit.newId(),
      kind: "built-in",
      clientId: cliClientId,
      name: "MOWS on the command line",
      scopes: JSON.stringify(cliScopes),
      redirectUris: JSON.stringify([]),
      grantTypes: JSON.stringify(grantTypesOf(["device"])),
      responseTypes: JSON.stringify([]),
      tokenEndpointAuthMethod: "none",
      applicationType: "native",
      requirePKCE: true,
      enableEndSession: false,
      skipConsent: false,
      disabled: false,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.column("clientId").doNothing())
    .execute();
}
