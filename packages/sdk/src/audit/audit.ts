import type { Mows } from "../client.ts";
import { createInfiniteQueryFactory, type InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import { AuditEntriesDocument, VerifyAuditDocument } from "../generated/audit-operations.ts";
import type {
  AuditDecision,
  AuditEntriesQuery,
  AuditEntryFieldsFragment,
  AuditFilter,
  VerifyAuditInput,
  VerifyAuditMutation,
} from "../generated/graphql.ts";

export type AuditEntry = AuditEntryFieldsFragment;
export type AuditEntriesResult = AuditEntriesQuery["auditEntries"];
export type VerifyAuditResult = VerifyAuditMutation["verifyAudit"];
export type { AuditDecision, AuditFilter, VerifyAuditInput };

/** `first` is the size of a page, 50 by default. */
export interface AuditVariables {
  filter?: AuditFilter | undefined;
  first?: number | undefined;
}

/** Who did what, as far as the person may know. On the cloud's own origin, or by a token with `cloud.manage`. */
export interface Audit {
  /** The newest entry first. */
  readonly entries: InfiniteQueryFactory<AuditVariables, AuditEntriesResult>;
  /** Whether the log is what was written. For the owner. */
  readonly verify: MutationFactory<VerifyAuditInput, VerifyAuditResult>;
  /** For `<a download>`: JSON lines. */
  readonly exportUrl: (filter?: AuditFilter) => string;
}

/**
 * A part of the SDK that settings pages and programs need, and apps do not.
 * @example
 * const audit = createAudit(mows);
 * const denials = await audit.entries({ filter: { decision: "DENY" } });
 */
export function createAudit({ transport, url }: Pick<Mows, "transport" | "url">): Audit {
  const { execute } = transport;
  return {
    entries: createInfiniteQueryFactory(["audit", "entries"], (variables, options) =>
      execute(AuditEntriesDocument, variables, options),
    ),
    verify: createMutationFactory(["audit", "verify"], (input) => execute(VerifyAuditDocument, { input })),
    exportUrl({ decision, ...filter } = {}) {
      const given = Object.entries({ ...filter, decision: decision?.toLowerCase() });
      const parameters = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
      return `${url}/.mows/audit/export${parameters.size > 0 ? `?${parameters}` : ""}`;
    },
  };
}
