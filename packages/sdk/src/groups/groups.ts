import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { Operation } from "../core/operation.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  AcceptGroupInvitationDocument,
  AnswerJoinRequestDocument,
  ChangeGroupRoleDocument,
  CreateGroupDocument,
  DeleteGroupDocument,
  GroupDocument,
  GroupInvitationDocument,
  GroupsDocument,
  GroupSpacesDocument,
  InviteToGroupDocument,
  JoinableGroupsDocument,
  LeaveGroupDocument,
  RemoveGroupMemberDocument,
  RequestToJoinGroupDocument,
  SetGroupLimitDocument,
  UpdateGroupDocument,
  WithdrawGroupInvitationDocument,
  WithdrawJoinRequestDocument,
} from "../generated/groups-operations.ts";
import type {
  AcceptGroupInvitationInput,
  AcceptGroupInvitationMutation,
  AnswerJoinRequestInput,
  AnswerJoinRequestMutation,
  ChangeGroupRoleInput,
  ChangeGroupRoleMutation,
  CreateGroupInput,
  CreateGroupMutation,
  DeleteGroupInput,
  DeleteGroupMutation,
  GroupFieldsFragment,
  GroupInvitationFieldsFragment,
  GroupInvitationQuery,
  GroupPersonFieldsFragment,
  GroupQuery,
  GroupRole,
  GroupSpacesQuery,
  GroupsQuery,
  InviteToGroupInput,
  InviteToGroupMutation,
  JoinableGroupsQuery,
  LeaveGroupInput,
  LeaveGroupMutation,
  RemoveGroupMemberInput,
  RemoveGroupMemberMutation,
  RequestToJoinGroupInput,
  RequestToJoinGroupMutation,
  SetGroupLimitInput,
  SetGroupLimitMutation,
  UpdateGroupInput,
  UpdateGroupMutation,
  WithdrawGroupInvitationInput,
  WithdrawGroupInvitationMutation,
  WithdrawJoinRequestMutation,
} from "../generated/graphql.ts";

export type Group = GroupFieldsFragment;
export type GroupMember = Group["members"][number];
export type GroupPerson = GroupPersonFieldsFragment;
export type GroupInvitation = GroupInvitationFieldsFragment;
export type JoinRequest = Group["joinRequests"][number];
export type GroupsResult = GroupsQuery["groups"];
export type GroupResult = GroupQuery["group"];
export type JoinableGroupsResult = JoinableGroupsQuery["joinableGroups"];
export type JoinableGroup = Extract<JoinableGroupsResult, { __typename: "JoinableGroups" }>["groups"][number];
export type GroupInvitationResult = GroupInvitationQuery["groupInvitation"];
export type GroupSpacesResult = GroupSpacesQuery["groupSpaces"];
export type GroupSpace = Extract<GroupSpacesResult, { __typename: "GroupSpaces" }>["spaces"][number];
export type CreateGroupResult = CreateGroupMutation["createGroup"];
export type UpdateGroupResult = UpdateGroupMutation["updateGroup"];
export type DeleteGroupResult = DeleteGroupMutation["deleteGroup"];
export type SetGroupLimitResult = SetGroupLimitMutation["setGroupLimit"];
export type InviteToGroupResult = InviteToGroupMutation["inviteToGroup"];
export type WithdrawGroupInvitationResult = WithdrawGroupInvitationMutation["withdrawGroupInvitation"];
export type AcceptGroupInvitationResult = AcceptGroupInvitationMutation["acceptGroupInvitation"];
export type RequestToJoinGroupResult = RequestToJoinGroupMutation["requestToJoinGroup"];
export type WithdrawJoinRequestResult = WithdrawJoinRequestMutation["withdrawJoinRequest"];
export type AnswerJoinRequestResult = AnswerJoinRequestMutation["answerJoinRequest"];
export type ChangeGroupRoleResult = ChangeGroupRoleMutation["changeGroupRole"];
export type RemoveGroupMemberResult = RemoveGroupMemberMutation["removeGroupMember"];
export type LeaveGroupResult = LeaveGroupMutation["leaveGroup"];
export type { GroupRole };

/** The person's groups, who is in them, and the ways in and out. On the cloud's own origin, or by a token with `cloud.manage`. */
export interface Groups {
  /** Those the person belongs to. */
  readonly list: QueryFactory<void, GroupsResult>;
  readonly group: QueryFactory<{ id: string }, GroupResult>;
  /** Those that take requests and that the person does not belong to. */
  readonly joinable: QueryFactory<void, JoinableGroupsResult>;
  /** What an invitation leads to. */
  readonly invitation: QueryFactory<{ token: string }, GroupInvitationResult>;
  /** What the space of every group holds. For the owner. */
  readonly spaces: QueryFactory<void, GroupSpacesResult>;
  readonly create: MutationFactory<WithoutKey<CreateGroupInput>, CreateGroupResult>;
  readonly update: MutationFactory<WithoutKey<UpdateGroupInput>, UpdateGroupResult>;
  readonly delete: MutationFactory<WithoutKey<DeleteGroupInput>, DeleteGroupResult>;
  readonly setLimit: MutationFactory<WithoutKey<SetGroupLimitInput>, SetGroupLimitResult>;
  /** The result holds the link, this once. Not repeated when no answer came: look at the invitations before trying again. */
  readonly invite: MutationFactory<InviteToGroupInput, InviteToGroupResult>;
  readonly withdrawInvitation: MutationFactory<WithoutKey<WithdrawGroupInvitationInput>, WithdrawGroupInvitationResult>;
  readonly acceptInvitation: MutationFactory<AcceptGroupInvitationInput, AcceptGroupInvitationResult>;
  readonly requestToJoin: MutationFactory<WithoutKey<RequestToJoinGroupInput>, RequestToJoinGroupResult>;
  readonly withdrawRequest: MutationFactory<WithoutKey<RequestToJoinGroupInput>, WithdrawJoinRequestResult>;
  readonly answerRequest: MutationFactory<WithoutKey<AnswerJoinRequestInput>, AnswerJoinRequestResult>;
  readonly changeRole: MutationFactory<WithoutKey<ChangeGroupRoleInput>, ChangeGroupRoleResult>;
  readonly removeMember: MutationFactory<WithoutKey<RemoveGroupMemberInput>, RemoveGroupMemberResult>;
  readonly leave: MutationFactory<WithoutKey<LeaveGroupInput>, LeaveGroupResult>;
}

const GROUPS: Touched = ["mows", "groups"];
/** Whoever joins or leaves has one root more or less. */
const ROOTS: Touched = ["mows", "files", "roots"];

/**
 * A part of the SDK that settings pages need, and few apps do.
 * @example
 * const groups = createGroups(mows);
 * const made = await groups.create({ name: "Family" });
 */
export function createGroups({ transport }: Pick<Mows, "transport">): Groups {
  const { execute, touch } = transport;

  /** Whatever the result, since a failure may be news too: somebody else was faster. */
  function write<Result, Input>(
    name: string,
    operation: Operation<Result, { input: Input }>,
    touched: readonly Touched[] = [GROUPS],
  ): MutationFactory<WithoutKey<Input>, Result[keyof Result]> {
    return mutationOf(transport, ["groups", name], operation, () => touched);
  }

  return {
    list: queryOf(transport, ["groups", "list"], GroupsDocument),
    group: queryOf(transport, ["groups", "group"], GroupDocument),
    joinable: queryOf(transport, ["groups", "joinable"], JoinableGroupsDocument),
    invitation: queryOf(transport, ["groups", "invitation"], GroupInvitationDocument),
    spaces: queryOf(transport, ["groups", "spaces"], GroupSpacesDocument),
    create: write("create", CreateGroupDocument, [GROUPS, ROOTS]),
    update: write("update", UpdateGroupDocument, [GROUPS, ROOTS]),
    delete: write("delete", DeleteGroupDocument, [GROUPS, ROOTS]),
    setLimit: write("setLimit", SetGroupLimitDocument),
    invite: createMutationFactory(["groups", "invite"], async (input) => {
      const result = await execute(InviteToGroupDocument, { input });
      touch([GROUPS]);
      return result;
    }),
    withdrawInvitation: write("withdrawInvitation", WithdrawGroupInvitationDocument),
    acceptInvitation: createMutationFactory(["groups", "acceptInvitation"], async (input) => {
      const result = await execute(AcceptGroupInvitationDocument, { input });
      touch([GROUPS, ROOTS]);
      return result;
    }),
    requestToJoin: write("requestToJoin", RequestToJoinGroupDocument),
    withdrawRequest: write("withdrawRequest", WithdrawJoinRequestDocument),
    answerRequest: write("answerRequest", AnswerJoinRequestDocument),
    changeRole: write("changeRole", ChangeGroupRoleDocument),
    removeMember: write("removeMember", RemoveGroupMemberDocument),
    leave: write("leave", LeaveGroupDocument, [GROUPS, ROOTS]),
  };
}
