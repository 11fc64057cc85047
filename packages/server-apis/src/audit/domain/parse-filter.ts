import { parseId, type PersonId } from "../../kit/ids.ts";
import { type AuditDecision, type AuditFilter, noFilter } from "./audit-filter.ts";
import type { AuditFilterInvalid } from "./failures.ts";

export type GivenFilter = {
  personId?: string | null;
  appId?: string | null;
  action?: string | null;
  resourceKind?: string | null;
  resourceId?: string | null;
  decision?: AuditDecision | null;
  /** ISO 8601. */
  from?: string | null;
  until?: string | null;
};

/** What was asked for as the log understands it; empty text asks for nothing. */
export function parseFilter(given: GivenFilter): { kind: "filter"; filter: AuditFilter } | AuditFilterInvalid {
  const invalid: AuditFilterInvalid = { kind: "filter-invalid" };
  const personId = given.personId ? parseId<PersonId>(given.personId) : null;
  if (given.personId && personId === null) return invalid;
  const [from, until] = [momentOf(given.from), momentOf(given.until)];
  if (from === "invalid" || until === "invalid") return invalid;
  const { appId, action, resourceKind, resourceId, decision } = given;
  const texts = [appId, action, resourceKind, resourceId];
  if (texts.some((text) => text?.includes("\0"))) return invalid;
  return {
    kind: "filter",
    filter: {
      ...noFilter,
      personId,
      appId: appId || null,
      action: action || null,
      resourceKind: resourceKind || null,
      resourceId: resourceId || null,
      decision: decision ?? null,
      from,
      until,
    },
  };
}

function momentOf(text: string | null | undefined): Date | null | "invalid" {
  if (!text) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? "invalid" : moment;
}
