import type {
  AuditActor,
  AuditBreach,
  AuditDecision as GraphqlDecision,
  Resolvers,
} from "../../generated/resolvers.ts";
import { type AuditId, parseId } from "../../kit/ids.ts";
import type { AuditDecision } from "../domain/audit-filter.ts";
import type { AuditLog } from "../domain/audit-log.ts";
import { listEntries } from "../domain/list-entries.ts";
import type { NamedEntry } from "../domain/name-entries.ts";
import { parseFilter } from "../domain/parse-filter.ts";
import { verifyLog, type VerifyLogOutcome } from "../domain/verify-log.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

const decisionsFrom = { ALLOW: "allow", DENY: "deny", DONE: "done", FAILED: "failed" } as const satisfies Record<
  GraphqlDecision,
  AuditDecision
>;
const decisionsTo = { allow: "ALLOW", deny: "DENY", done: "DONE", failed: "FAILED" } as const satisfies Record<
  AuditDecision,
  GraphqlDecision
>;
const actors = {
  person: "PERSON",
  operator: "OPERATOR",
  anonymous: "ANONYMOUS",
  link: "LINK",
  system: "SYSTEM",
} as const satisfies Record<NamedEntry["actor"], AuditActor>;

const firstByDefault = 50;

export function auditResolvers(log: AuditLog): Resolvers {
  return {
    Query: {
      async auditEntries(_parent, { filter, first, after }, { principal }) {
        const { decision, ...given } = filter ?? {};
        const parsed = parseFilter({ ...given, decision: decision ? decisionsFrom[decision] : null });
        if (parsed.kind !== "filter") return failureToGraphql(parsed);
        const cursor = after ? parseId<AuditId>(after) : null;
        if (after && cursor === null) return failureToGraphql({ kind: "filter-invalid" });
        const page = { filter: parsed.filter, first: first ?? firstByDefault, after: cursor };
        const outcome = await listEntries(log, principal, page);
        if (outcome.kind !== "entries") return failureToGraphql(outcome);
        return { __typename: "AuditEntries", entries: outcome.entries, endCursor: outcome.endCursor };
      },
    },
    Mutation: {
      async verifyAudit(_parent, { input }, { principal, clientAddress }) {
        const outcome = await verifyLog(log, { principal, address: clientAddress }, input.expected ?? null);
        switch (outcome.kind) {
          case "intact":
            return { __typename: "AuditIntact", entries: outcome.entries, head: outcome.head };
          case "broken": {
            const { position, entryId, reason } = outcome;
            return {
              __typename: "AuditBroken",
              position,
              entryId,
              reason: breaches[reason],
              message: breachMessage(outcome),
            };
          }
          default:
            return failureToGraphql(outcome);
        }
      },
    },
    AuditEntry: {
      at: ({ at }) => at.toISOString(),
      actor: ({ actor }) => actors[actor],
      decision: ({ decision }) => decisionsTo[decision],
      grantId: ({ grant_id: grantId }) => grantId,
      facts: ({ facts }) =>
        Object.entries(facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
    },
  };
}

type Broken = Extract<VerifyLogOutcome, { kind: "broken" }>;

const breaches = {
  altered: "ALTERED",
  missing: "MISSING",
  unsealed: "UNSEALED",
  replaced: "REPLACED",
} as const satisfies Record<Broken["reason"], AuditBreach>;

function breachMessage({ reason, position, entryId }: Broken): string {
  const what = {
    altered: `Entry ${entryId} (number ${position}) is not what was written, or not where it was written.`,
    missing: `Entry number ${position} or one before it is gone.`,
    unsealed: `Entry ${entryId} was put in past the log.`,
    replaced: `The log up to entry number ${position} is not the one of the head that you kept.`,
  }[reason];
  return `${what} Somebody with access to the database changed it: compare with a backup, and change the passwords of this machine.`;
}
