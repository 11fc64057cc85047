import type { LineChange, MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Line } from "../../kit/text-diff/diff-lines.ts";
import { compareDocument } from "../domain/history/compare-document.ts";
import { documentAuthors } from "../domain/history/document-authors.ts";
import { documentHistory } from "../domain/history/document-history.ts";
import type { History } from "../domain/history/history.ts";
import { nameDocumentVersion } from "../domain/history/name-document-version.ts";
import { restoreDocument } from "../domain/history/restore-document.ts";
import { refuse } from "./refuse.ts";

const changes = { same: "SAME", removed: "REMOVED", added: "ADDED" } as const satisfies Record<
  Line["change"],
  LineChange
>;

/** How documents came to be what they are. */
export function historyResolvers(history: History) {
  const { kit, peers } = history;

  /** People as the contract shows them, asked for all at once. */
  async function namePeople(ids: readonly (PersonId | null)[]) {
    const known = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
    const names = known.length === 0 ? new Map() : await peers.peopleDirectory.namesOf(known);
    return (id: PersonId): { id: PersonId; name: string | null } => ({ id, name: names.get(id)?.name ?? null });
  }

  const Query = {
    documentHistory: async (_parent, { id, first, after }, context) => {
      const query = { id, first: first ?? 50, after: after ?? null };
      const outcome = await documentHistory(history, context.principal, query);
      if (outcome.kind !== "history") return refuse(kit, context, outcome, id);
      const { checkpoints, latest, endCursor } = outcome;
      const person = await namePeople([
        ...checkpoints.flatMap(({ namedBy, authorIds }) => [namedBy, ...authorIds]),
        ...(latest?.authorIds ?? []),
      ]);
      return {
        __typename: "DocumentHistory",
        checkpoints: checkpoints.map(({ sequence, at, name, namedBy, authorIds }) => ({
          sequence,
          at: at.toISOString(),
          name,
          namedBy: namedBy === null ? null : person(namedBy),
          authors: authorIds.map(person),
        })),
        latest: latest && {
          sequence: latest.sequence,
          beganAt: latest.beganAt.toISOString(),
          endedAt: latest.endedAt.toISOString(),
          authors: latest.authorIds.map(person),
        },
        endCursor,
      };
    },

    compareDocument: async (_parent, { id, from, to }, context) => {
      const outcome = await compareDocument(history, context.principal, { id, from, to: to ?? null });
      if (outcome.kind !== "comparison") return refuse(kit, context, outcome, id);
      const hunks = outcome.hunks.map((hunk) => ({
        ...hunk,
        lines: hunk.lines.map(({ change, text }) => ({ change: changes[change], text })),
      }));
      return { __typename: "TextComparison", hunks };
    },

    documentAuthors: async (_parent, { id, field, fromIndex, first }, context) => {
      const query = { id, field: field ?? null, fromIndex: fromIndex ?? 0, first: first ?? 1_000 };
      const outcome = await documentAuthors(history, context.principal, query);
      if (outcome.kind !== "authors") return refuse(kit, context, outcome, id);
      const person = await namePeople(outcome.ranges.map(({ authorId }) => authorId));
      const ranges = outcome.ranges.map(({ index, length, authorId }) => ({
        index,
        length,
        author: authorId === null ? null : person(authorId),
      }));
      const { sequence, endIndex } = outcome;
      return { __typename: "DocumentAuthors", field: outcome.field, sequence, ranges, endIndex };
    },
  } satisfies QueryResolvers;

  const Mutation = {
    nameDocumentVersion: async (_parent, { input }, context) => {
      const { id, sequence = null, name = null, idempotencyKey = null } = input;
      const wanted = { id, sequence, name, idempotencyKey };
      const outcome = await nameDocumentVersion(history, context.principal, wanted);
      if (outcome.kind !== "version-named") return refuse(kit, context, outcome, id);
      return { __typename: "DocumentVersionNamed", id, sequence: outcome.sequence, name: outcome.name };
    },

    restoreDocument: async (_parent, { input }, context) => {
      const { id, sequence, idempotencyKey = null } = input;
      const outcome = await restoreDocument(history, context.principal, { id, sequence, idempotencyKey });
      if (outcome.kind !== "document-restored") return refuse(kit, context, outcome, id);
      return { __typename: "DocumentRestored", id: outcome.id, sequence: outcome.sequence };
    },
  } satisfies MutationResolvers;

  return { Query, Mutation };
}
