import type { AuditId, PersonId } from "../../kit/ids.ts";

export type AuditDecision = "allow" | "deny" | "done" | "failed";

/** All of these at once; null for what is not asked for. */
export type AuditFilter = {
  personId: PersonId | null;
  appId: string | null;
  /** Exact, or with a dot at its end all of a service. */
  action: string | null;
  resourceKind: string | null;
  resourceId: string | null;
  decision: AuditDecision | null;
  from: Date | null;
  until: Date | null;
};

export type AuditPage = {
  filter: AuditFilter;
  /** The entry that ended the page before. */
  after: AuditId | null;
  limit: number;
};

export const noFilter: AuditFilter = {
  personId: null,
  appId: null,
  action: null,
  resourceKind: null,
  resourceId: null,
  decision: null,
  from: null,
  until: null,
};
