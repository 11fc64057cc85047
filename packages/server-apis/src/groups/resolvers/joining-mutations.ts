import type { MutationResolvers } from "../../generated/resolvers.ts";
import { acceptInvitation } from "../domain/accept-invitation.ts";
import { answerJoinRequest } from "../domain/answer-join-request.ts";
import type { Groups } from "../domain/groups.ts";
import { inviteToGroup } from "../domain/invite-to-group.ts";
import { requestToJoin } from "../domain/request-to-join.ts";
import { withdrawInvitation } from "../domain/withdraw-invitation.ts";
import { withdrawJoinRequest } from "../domain/withdraw-join-request.ts";
import { callerOf } from "./caller-of.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { invitationToGraphql } from "./group-fields.ts";

/** Mutations by which people come in. */
export function joiningMutations(groups: Groups) {
  return {
    inviteToGroup: async (_parent, { input }, context) => {
      const outcome = await inviteToGroup(groups, callerOf(context), input);
      if (outcome.kind !== "invited") return failureToGraphql(outcome);
      return {
        __typename: "GroupInvited",
        invitation: invitationToGraphql(outcome.invitation),
        url: outcome.url,
      };
    },

    withdrawGroupInvitation: async (_parent, { input }, context) => {
      const { id, idempotencyKey = null } = input;
      const outcome = await withdrawInvitation(groups, callerOf(context), { id, idempotencyKey });
      if (outcome.kind !== "withdrawn") return failureToGraphql(outcome);
      return { __typename: "GroupInvitationWithdrawn", id: outcome.id, groupId: outcome.groupId };
    },

    acceptGroupInvitation: async (_parent, { input }, context) => {
      const outcome = await acceptInvitation(groups, callerOf(context), input.token);
      if (outcome.kind !== "joined") return failureToGraphql(outcome);
      return { __typename: "GroupJoined", groupId: outcome.groupId };
    },

    requestToJoinGroup: async (_parent, { input }, context) => {
      const { groupId, idempotencyKey = null } = input;
      const outcome = await requestToJoin(groups, callerOf(context), { groupId, idempotencyKey });
      if (outcome.kind !== "requested") return failureToGraphql(outcome);
      return { __typename: "JoinRequested", groupId: outcome.groupId };
    },

    withdrawJoinRequest: async (_parent, { input }, context) => {
      const { groupId, idempotencyKey = null } = input;
      const outcome = await withdrawJoinRequest(groups, callerOf(context), { groupId, idempotencyKey });
      if (outcome.kind !== "request-withdrawn") return failureToGraphql(outcome);
      return { __typename: "JoinRequestWithdrawn", groupId: outcome.groupId };
    },

    answerJoinRequest: async (_parent, { input }, context) => {
      const { id, accept, idempotencyKey = null } = input;
      const outcome = await answerJoinRequest(groups, callerOf(context), { id, accept, idempotencyKey });
      if (outcome.kind !== "answered") return failureToGraphql(outcome);
      return { __typename: "JoinRequestAnswered", id: outcome.id, groupId: outcome.groupId };
    },
  } satisfies MutationResolvers;
}
