import type { MutationResolvers } from "../../generated/resolvers.ts";
import { createGroup } from "../domain/create-group.ts";
import { deleteGroup } from "../domain/delete-group.ts";
import type { Groups } from "../domain/groups.ts";
import { setGroupLimit } from "../domain/set-group-limit.ts";
import { updateGroup } from "../domain/update-group.ts";
import { callerOf } from "./caller-of.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

/** Mutations of a group itself. */
export function groupMutations(groups: Groups) {
  return {
    createGroup: async (_parent, { input }, context) => {
      const { name, description = null, idempotencyKey = null } = input;
      const outcome = await createGroup(groups, callerOf(context), { name, description, idempotencyKey });
      return outcome.kind === "created"
        ? { __typename: "GroupCreated", group: outcome.group }
        : failureToGraphql(outcome);
    },

    updateGroup: async (_parent, { input }, context) => {
      const { id, name, description = null, takesRequests, idempotencyKey = null } = input;
      const wanted = { id, name, description, takesRequests, idempotencyKey };
      const outcome = await updateGroup(groups, callerOf(context), wanted);
      return outcome.kind === "updated"
        ? { __typename: "GroupUpdated", group: outcome.group }
        : failureToGraphql(outcome);
    },

    deleteGroup: async (_parent, { input }, context) => {
      const { id, idempotencyKey = null } = input;
      const outcome = await deleteGroup(groups, callerOf(context), { id, idempotencyKey });
      return outcome.kind === "deleted" ? { __typename: "GroupDeleted", id: outcome.id } : failureToGraphql(outcome);
    },

    setGroupLimit: async (_parent, { input }, context) => {
      const { id, limitBytes = null, idempotencyKey = null } = input;
      const outcome = await setGroupLimit(groups, callerOf(context), { id, limitBytes, idempotencyKey });
      if (outcome.kind !== "limit-set") return failureToGraphql(outcome);
      return { __typename: "GroupLimitSet", id: outcome.id, limitBytes: outcome.limitBytes };
    },
  } satisfies MutationResolvers;
}
