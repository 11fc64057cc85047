import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { Principal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { tokenPrefixes } from "./bearer-token.ts";
import { registeredClient, type Client } from "./client.ts";
import type { ClientNotFound } from "./client-failures.ts";
import { denied, type Denied } from "./failures.ts";
import { randomToken } from "./random-token.ts";
import { authTx } from "./tables.ts";

/** Gives a confidential client a new secret; the one before it ends at once. */
export async function rotateClientSecret(
  auth: Auth,
  principal: Principal,
  id: string,
  address: string,
): Promise<{ kind: "client-secret-rotated"; client: Client; secret: string } | ClientNotFound | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "cloud.manage");
  const client = await registeredClient(auth.kit.db, id);
  if (client === null || !client.confidential) return { kind: "client-not-found", id };
  const secret = randomToken();
  const hash = await sha256Hex(secret);
  await auth.kit.write(principal, null, async (tx) => {
    await authTx(tx)
      .updateTable("auth.oauthClient")
      .set({ clientSecret: hash, updatedAt: auth.kit.clock.now() })
      .where("clientId", "=", client.id)
      .execute();
    const resource = { kind: "client", id: client.id };
    await appendAudit(tx, { principal, address, action: "auth.client-secret-rotated", resource, decision: "done" });
    return null;
  });
  return { kind: "client-secret-rotated", client, secret: `${tokenPrefixes.clientSecret}${secret}` };
}
