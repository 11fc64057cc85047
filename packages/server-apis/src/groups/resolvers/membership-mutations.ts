import type { MutationResolvers } from "../../generated/resolvers.ts";
import { changeRole } from "../domain/change-role.ts";
import type { Groups } from "../domain/groups.ts";
import { leaveGroup } from "../domain/leave-group.ts";
import { removeMember } from "../domain/remove-member.ts";
import { callerOf } from "./caller-of.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { rolesFromGraphql, rolesToGraphql } from "./group-roles.ts";

/** Mutations of who is in a group, and as what. */
export function membershipMutations(groups: Groups) {
  return {
    changeGroupRole: async (_parent, { input }, context) => {
      const { groupId, personId, idempotencyKey = null } = input;
      const wanted = { groupId, personId, role: rolesFromGraphql[input.role], idempotencyKey };
      const outcome = await changeRole(groups, callerOf(context), wanted);
      if (outcome.kind !== "role-changed") return failureToGraphql(outcome);
      const { kind: _, role, ...changed } = outcome;
      return { __typename: "GroupRoleChanged", ...changed, role: rolesToGraphql[role] };
    },

    removeGroupMember: async (_parent, { input }, context) => {
      const { groupId, personId, idempotencyKey = null } = input;
      const outcome = await removeMember(groups, callerOf(context), { groupId, personId, idempotencyKey });
      if (outcome.kind !== "removed") return failureToGraphql(outcome);
      return { __typename: "GroupMemberRemoved", groupId: outcome.groupId, personId: outcome.personId };
    },

    leaveGroup: async (_parent, { input }, context) => {
      const { groupId, idempotencyKey = null } = input;
      const outcome = await leaveGroup(groups, callerOf(context), { groupId, idempotencyKey });
      return outcome.kind === "left"
        ? { __typename: "GroupLeft", groupId: outcome.groupId }
        : failureToGraphql(outcome);
    },
  } satisfies MutationResolvers;
}
