import type { AuditEntry } from "../../kit/audit/audit-entry.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Caller } from "./caller.ts";

/** What was done to an account, as a line of the audit log. */
export function accountAudit(
  { principal, clientAddress }: Caller,
  action: `auth.${string}`,
  personId: PersonId,
  facts: NonNullable<AuditEntry["facts"]> = {},
): AuditEntry {
  const resource = { kind: "person", id: personId };
  return { principal, action, resource, decision: "done", facts, address: clientAddress };
}
