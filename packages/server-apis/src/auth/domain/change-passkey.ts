import { appendAudit } from "../../kit/audit/append-audit.ts";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PasskeyId } from "../../kit/ids.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { displayName } from "./display-name.ts";
import { denied, type AccountNotFound, type Denied, type ReauthenticationNeeded } from "./failures.ts";
import { requireFresh } from "./require-fresh.ts";
import { authTx } from "./tables.ts";

const unknown: AccountNotFound = { kind: "not-found", what: "passkey" };

export async function renamePasskey(
  { kit }: Auth,
  { principal }: Caller,
  { id, name }: { id: PasskeyId; name: string },
): Promise<{ kind: "changed" } | AccountNotFound | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "account.security");
  return kit.write(principal, null, async (tx) => {
    const row = await authTx(tx)
      .updateTable("auth.passkeys")
      .set({ name: displayName(name, "Passkey") })
      .where("id", "=", id)
      .where("person_id", "=", principal.personId)
      .returning("id")
      .executeTakeFirst();
    return row === undefined ? unknown : { kind: "changed" };
  });
}

/** Another person's passkey is as unknown as one that does not exist. */
export async function removePasskey(
  auth: Auth,
  caller: Caller,
  id: PasskeyId,
): Promise<{ kind: "changed" } | AccountNotFound | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const row = await authTx(tx)
      .deleteFrom("auth.passkeys")
      .where("id", "=", id)
      .where("person_id", "=", personId)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) return unknown;
    await appendAudit(tx, accountAudit(caller, "auth.passkey-removed", personId, { passkeyId: id }));
    return { kind: "changed" };
  });
}
