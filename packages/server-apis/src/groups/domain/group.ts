import type { GroupId, GroupInvitationId, JoinRequestId, NodeId, PersonId } from "../../kit/ids.ts";

export type GroupRole = "manager" | "member";

export type GroupPerson = { id: PersonId; username: string; name: string };

export type GroupMember = { person: GroupPerson; role: GroupRole; joinedAt: Date };

export type Invitation = {
  id: GroupInvitationId;
  /** Null where their account is gone. */
  invitedBy: GroupPerson | null;
  createdAt: Date;
  expiresAt: Date;
  usesLeft: number;
};

export type JoinRequest = { id: JoinRequestId; person: GroupPerson; askedAt: Date };

/** A group as one of its members sees it. */
export type Group = {
  id: GroupId;
  name: string;
  description: string | null;
  /** The reader's own. */
  role: GroupRole;
  rootId: NodeId;
  usedBytes: number;
  limitBytes: number | null;
  takesRequests: boolean;
  createdAt: Date;
  members: GroupMember[];
  /** Empty for whoever is no manager, as the requests. */
  invitations: Invitation[];
  joinRequests: JoinRequest[];
};
