import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied } from "./failures.ts";
import { authTx } from "./tables.ts";

/** Ends the signing keys now: the next token makes a new one. What they signed stays valid, and they stay published, until it is over. */
export async function rotateSigningKeys(
  auth: Auth,
  principal: Principal,
  address: string,
): Promise<{ kind: "signing-keys-rotated"; at: Date } | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "cloud.manage");
  const now = auth.kit.clock.now();
  await auth.kit.write(principal, null, async (tx) => {
    await authTx(tx)
      .updateTable("auth.jwks")
      .set({ expiresAt: now })
      .where((eb) => eb.or([eb("expiresAt", "is", null), eb("expiresAt", ">", now)]))
      .execute();
    const action = "auth.signing-keys-rotated";
    await appendAudit(tx, { principal, address, action, resource: null, decision: "done" });
    return null;
  });
  return { kind: "signing-keys-rotated", at: now };
}
