import type { GroupInvitation, GroupResolvers } from "../../generated/resolvers.ts";
import type { Invitation } from "../domain/group.ts";
import { rolesToGraphql } from "./group-roles.ts";

/** The fields of a group that look otherwise in the contract. */
export const groupFields = {
  role: ({ role }) => rolesToGraphql[role],
  createdAt: ({ createdAt }) => createdAt.toISOString(),
  members: ({ members }) =>
    members.map(({ person, role, joinedAt }) => ({
      person,
      role: rolesToGraphql[role],
      joinedAt: joinedAt.toISOString(),
    })),
  invitations: ({ invitations }) => invitations.map(invitationToGraphql),
  joinRequests: ({ joinRequests }) =>
    joinRequests.map(({ id, person, askedAt }) => ({ id, person, askedAt: askedAt.toISOString() })),
} satisfies GroupResolvers;

export function invitationToGraphql(invitation: Invitation): GroupInvitation {
  const { id, invitedBy, createdAt, expiresAt, usesLeft } = invitation;
  return { id, invitedBy, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), usesLeft };
}
