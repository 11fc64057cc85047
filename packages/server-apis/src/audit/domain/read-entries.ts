import { sql, type RawBuilder } from "kysely";
import type { AppId, AuditId, GrantId, PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { AuditDecision, AuditFilter, AuditPage } from "./audit-filter.ts";
import type { AuditScope } from "./audit-scope.ts";

export type AuditRow = {
  id: AuditId;
  at: Date;
  actor: "person" | "operator" | "anonymous" | "link" | "system";
  person_id: PersonId | null;
  app_id: AppId | null;
  address: string | null;
  action: string;
  resource_kind: string | null;
  resource_id: string | null;
  decision: AuditDecision;
  grant_id: GrantId | null;
  facts: Record<string, string | number | boolean | null>;
};

/** One page of the log, the newest first. Whose entries are read is part of the query, not of what comes after it. */
export async function readEntries(db: Db, scope: AuditScope, page: AuditPage): Promise<AuditRow[]> {
  const { filter, after, limit } = page;
  const conditions = [...scopeConditions(scope), ...filterConditions(filter)];
  // The entry itself is the position: it is in the log for good. One that is not there ends the list.
  if (after !== null) conditions.push(sql`(a.at, a.seq) < (select b.at, b.seq from audit b where b.id = ${after})`);
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.actor, a.person_id, a.app_id, a.address, a.action, a.resource_kind, a.resource_id, a.decision,
           a.grant_id, a.facts
    from audit a where ${where} order by a.at desc, a.seq desc limit ${limit}`.execute(db);
  return rows;
}

function scopeConditions(scope: AuditScope): RawBuilder<unknown>[] {
  if (scope.kind === "all") return [];
  const { personId } = scope;
  return [
    sql`(a.person_id = ${personId} or (a.facts ? 'personId' and a.facts ->> 'personId' = ${personId})
      or (a.resource_kind = 'person' and a.resource_id = ${personId}))`,
  ];
}

function filterConditions(filter: AuditFilter): RawBuilder<unknown>[] {
  const { action, from, until } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  const columns = {
    person_id: filter.personId,
    app_id: filter.appId,
    resource_kind: filter.resourceKind,
    resource_id: filter.resourceId,
    decision: filter.decision,
  };
  for (const [column, value] of Object.entries(columns)) {
    if (value !== null) conditions.push(sql`${sql.ref(`a.${column}`)} = ${value}`);
  }
  if (action !== null) {
    conditions.push(action.endsWith(".") ? sql`starts_with(a.action, ${action})` : sql`a.action = ${action}`);
  }
  if (from !== null) conditions.push(sql`a.at >= ${from}`);
  if (until !== null) conditions.push(sql`a.at < ${until}`);
  return conditions;
}
