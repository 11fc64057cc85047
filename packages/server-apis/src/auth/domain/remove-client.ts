import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { AppId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { registeredClient } from "./client.ts";
import type { ClientNotFound } from "./client-failures.ts";
import { denied, type Denied } from "./failures.ts";
import { authTx } from "./tables.ts";

/** Takes a registered client away, with its tokens and everything anybody granted it. */
export async function removeClient(
  auth: Auth,
  principal: Principal,
  id: string,
  address: string,
): Promise<{ kind: "client-removed"; id: string } | ClientNotFound | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "cloud.manage");
  const client = await registeredClient(auth.kit.db, id);
  if (client === null) return { kind: "client-not-found", id };
  const appId: AppId = client.id;
  await auth.kit.write(principal, null, async (tx) => {
    // Its tokens and consents go by cascade.
    await authTx(tx).deleteFrom("auth.oauthClient").where("clientId", "=", appId).execute();
    await tx.deleteFrom("grants").where("app_id", "=", appId).execute();
    const resource = { kind: "client", id: appId };
    const facts = { name: client.name };
    await appendAudit(tx, { principal, address, action: "auth.client-removed", resource, decision: "done", facts });
    return null;
  });
  auth.kit.revocations.announce({ appId });
  return { kind: "client-removed", id: appId };
}
