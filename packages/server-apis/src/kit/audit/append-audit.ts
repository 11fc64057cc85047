import { newId, type AppId, type AuditId, type GrantId, type PersonId } from "../ids.ts";
import { appOf, type Principal } from "../principal.ts";
import type { Tx } from "../sql/database.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** Writes the entry in the transaction that does what it tells of. It is sealed after the commit, so writers never wait for each other. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { address, action, resource, decision, grantId, facts } = entry;
  const id = newId<AuditId>();
  const who = actorOf(entry.principal);
  await tx
    .insertInto("audit")
    .values({
      id,
      actor: who.actor,
      person_id: who.personId,
      app_id: who.appId,
      address,
      action,
      resource_kind: resource?.kind ?? null,
      resource_id: resource?.id ?? null,
      decision,
      grant_id: grantId ?? who.linkId,
      facts: JSON.stringify(facts ?? {}),
    })
    .execute();
  await tx.insertInto("audit_unsealed").values({ entry_id: id }).execute();
}

type Actor = {
  actor: Principal["kind"] | "system";
  personId: PersonId | null;
  appId: AppId | null;
  linkId: GrantId | null;
};

function actorOf(principal: Principal | null): Actor {
  if (principal === null) return { actor: "system", personId: null, appId: null, linkId: null };
  const personId = principal.kind === "person" ? principal.personId : null;
  const linkId = principal.kind === "link" ? principal.grantId : null;
  return { actor: principal.kind, personId, appId: appOf(principal), linkId };
}
