import type { AuditId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { AuditFilter } from "./audit-filter.ts";
import type { AuditLog } from "./audit-log.ts";
import { auditScope } from "./audit-scope.ts";
import type { Denied } from "./failures.ts";
import { nameEntries, type NamedEntry } from "./name-entries.ts";
import { readEntries } from "./read-entries.ts";

export const mostEntries = 200;

export type ListEntriesOutcome = { kind: "entries"; entries: NamedEntry[]; endCursor: AuditId | null } | Denied;

/** A page of what the principal may read of the log. */
export async function listEntries(
  log: AuditLog,
  principal: Principal,
  page: { filter: AuditFilter; first: number; after: AuditId | null },
): Promise<ListEntriesOutcome> {
  const scope = await auditScope(log, principal);
  if (scope.kind === "denied") return scope;
  const first = Math.min(Math.max(1, page.first), mostEntries);
  // One more tells whether there is a next page.
  const rows = await readEntries(log.kit.db, scope, { filter: page.filter, after: page.after, limit: first + 1 });
  const shown = rows.slice(0, first);
  const entries = await nameEntries(log, principal, shown);
  return { kind: "entries", entries, endCursor: rows.length > first ? (shown.at(-1)?.id ?? null) : null };
}
