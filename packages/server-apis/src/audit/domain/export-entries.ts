import type { AuditId } from "../../kit/ids.ts";
import type { AuditFilter } from "./audit-filter.ts";
import type { AuditLog } from "./audit-log.ts";
import type { AuditScope } from "./audit-scope.ts";
import { type AuditRow, readEntries } from "./read-entries.ts";

const batchRows = 500;

/** Every entry that the scope and the filter let through, the newest first, one JSON object a line, in batches of lines. */
export async function* exportEntries(
  { kit }: AuditLog,
  scope: AuditScope,
  filter: AuditFilter,
): AsyncGenerator<string> {
  let after: AuditId | null = null;
  for (;;) {
    const rows: AuditRow[] = await readEntries(kit.db, scope, { filter, after, limit: batchRows });
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(line(row))}\n`).join("");
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batchRows) return;
  }
}

function line(row: AuditRow): object {
  const { id, at, actor, action, decision, address, facts } = row;
  const resource = row.resource_kind === null ? null : { kind: row.resource_kind, id: row.resource_id };
  const who = { actor, personId: row.person_id, appId: row.app_id, address };
  return { id, at: at.toISOString(), ...who, action, decision, resource, grantId: row.grant_id, facts };
}
