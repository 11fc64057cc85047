import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import { deleteForever, emptyTrash } from "../domain/trash/delete-forever.ts";
import { listTrash } from "../domain/trash/list-trash.ts";
import { restoreNode } from "../domain/trash/restore-node.ts";
import { setTrashRetention } from "../domain/trash/set-trash-retention.ts";
import { onConflictOf, skippedToGraphql } from "./conflict-policies.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";
import { namePeople } from "./people-names.ts";
import { refuse } from "./refuse.ts";

/** What was deleted, and can be brought back. */
export function trashResolvers(kit: Kit, peers: Peers) {
  const Query = {
    trash: async (_parent, { withinId, first, after }, context) => {
      const query = { withinId, first: first ?? 100, after: after ?? null };
      const outcome = await listTrash(kit, context.principal, query);
      if (outcome.kind !== "trash") return refuse(kit, context, outcome, withinId);
      const person = await namePeople(
        peers,
        outcome.entries.map((entry) => entry.deletedBy),
      );
      const entries = outcome.entries.map((entry) => ({
        node: nodeToGraphql(entry.node),
        deletedAt: entry.deletedAt.toISOString(),
        deletedBy: entry.deletedBy === null ? null : person(entry.deletedBy),
        deletedByAppId: entry.appId,
        purgeAt: entry.purgeAt.toISOString(),
        originalParentId: entry.parentId,
        originalPath: entry.path,
      }));
      return { __typename: "TrashPage", entries, endCursor: outcome.endCursor };
    },
  } satisfies QueryResolvers;

  const Mutation = {
    restoreNode: async (_parent, { input }, context) => {
      const outcome = await restoreNode(kit, context.principal, {
        id: input.id,
        parentId: input.parentId ?? null,
        onConflict: onConflictOf(input.onConflict),
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind === "node-skipped") return skippedToGraphql(outcome, input.id);
      if (outcome.kind !== "node-restored") return refuse(kit, context, outcome, input.parentId ?? input.id);
      return { __typename: "NodeRestored", node: nodeToGraphql(outcome.node) };
    },

    deleteForever: async (_parent, { input }, context) => {
      const { id, idempotencyKey = null } = input;
      const outcome = await deleteForever(kit, context.principal, { id, idempotencyKey });
      if (outcome.kind !== "node-deleted") return refuse(kit, context, outcome, id);
      return { __typename: "NodeDeleted", id: outcome.id };
    },

    emptyTrash: async (_parent, { input }, context) => {
      const { withinId, idempotencyKey = null } = input;
      const outcome = await emptyTrash(kit, context.principal, { withinId, idempotencyKey });
      if (outcome.kind !== "trash-emptied") return refuse(kit, context, outcome, withinId);
      return { __typename: "TrashEmptied", count: outcome.count };
    },

    setTrashRetention: async (_parent, { input }, context) => {
      const { spaceId, days, idempotencyKey = null } = input;
      const outcome = await setTrashRetention(kit, context.principal, { spaceId, days, idempotencyKey });
      if (outcome.kind !== "trash-retention-set") return refuse(kit, context, outcome, spaceId);
      return { __typename: "TrashRetentionSet", spaceId: outcome.spaceId, days: outcome.days };
    },
  } satisfies MutationResolvers;

  return { Query, Mutation };
}
