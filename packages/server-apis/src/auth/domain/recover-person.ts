import { appendAudit } from "../../kit/audit/append-audit.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import type { AccountNotFound, Denied, ReauthenticationNeeded } from "./failures.ts";
import { makeOneTimeLink } from "./one-time-links.ts";
import { findPersonByUsername } from "./person.ts";
import { requireFreshOwner } from "./require-fresh-owner.ts";

/** A link to a new password for somebody who cannot sign in any more; shown once, for a day. For the operator and the owner. */
export async function recoverPerson(
  auth: Auth,
  caller: Caller,
  username: string,
): Promise<{ kind: "link"; url: string; expiresAt: Date } | AccountNotFound | Denied | ReauthenticationNeeded> {
  const fresh = await requireFreshOwner(auth, caller.principal);
  if (fresh.kind !== "fresh") return fresh;
  const person = await findPersonByUsername(auth.kit.db, username);
  if (person === null) return { kind: "not-found", what: "person" };
  return auth.kit.write(caller.principal, null, async (tx) => {
    const link = await makeOneTimeLink(auth.kit, tx, {
      kind: "recovery",
      personId: person.id,
      email: null,
      name: null,
      quotaBytes: null,
    });
    await appendAudit(tx, accountAudit(caller, "auth.recovery-link-made", person.id));
    return { kind: "link" as const, url: link.url, expiresAt: link.expiresAt };
  });
}
