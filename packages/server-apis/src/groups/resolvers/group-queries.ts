import type { QueryResolvers } from "../../generated/resolvers.ts";
import { describeInvitation } from "../domain/describe-invitation.ts";
import { getGroup } from "../domain/get-group.ts";
import type { Groups } from "../domain/groups.ts";
import { listGroupSpaces } from "../domain/list-group-spaces.ts";
import { listGroups } from "../domain/list-groups.ts";
import { listJoinableGroups } from "../domain/list-joinable-groups.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

/** The queries of this service. */
export function groupQueries(groups: Groups) {
  return {
    groups: async (_parent, _arguments, { principal }) => {
      const outcome = await listGroups(groups, principal);
      return outcome.kind === "groups" ? { __typename: "Groups", groups: outcome.groups } : failureToGraphql(outcome);
    },

    group: async (_parent, { id }, { principal }) => {
      const outcome = await getGroup(groups, principal, id);
      return outcome.kind === "group" ? { __typename: "Group", ...outcome.group } : failureToGraphql(outcome);
    },

    joinableGroups: async (_parent, _arguments, { principal }) => {
      const outcome = await listJoinableGroups(groups, principal);
      if (outcome.kind !== "joinable") return failureToGraphql(outcome);
      const joinable = outcome.groups.map((group) => ({ ...group, askedAt: group.askedAt?.toISOString() ?? null }));
      return { __typename: "JoinableGroups", groups: joinable };
    },

    groupInvitation: async (_parent, { token }, { principal }) => {
      const outcome = await describeInvitation(groups, principal, token);
      if (outcome.kind !== "invitation") return failureToGraphql(outcome);
      const { kind: _, expiresAt, ...details } = outcome;
      return { __typename: "GroupInvitationDetails", ...details, expiresAt: expiresAt.toISOString() };
    },

    groupSpaces: async (_parent, _arguments, { principal }) => {
      const outcome = await listGroupSpaces(groups, principal);
      if (outcome.kind !== "group-spaces") return failureToGraphql(outcome);
      return { __typename: "GroupSpaces", spaces: outcome.spaces };
    },
  } satisfies QueryResolvers;
}
