import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  AppPermissionsDocument,
  CanDocument,
  ChangeGrantDocument,
  ExplainAccessDocument,
  HideShareDocument,
  RevokeAppDocument,
  RevokeGrantDocument,
  SharedByMeDocument,
  SharedWithMeDocument,
  ShareNodeDocument,
  ShareSuggestionsDocument,
  WhoCanSeeDocument,
} from "../generated/access-operations.ts";
import type {
  AccessEntryFieldsFragment,
  AppPermissionFieldsFragment,
  AppPermissionsQuery,
  CanQuery,
  ChangeGrantInput,
  ChangeGrantMutation,
  ExplainAccessQuery,
  HideShareInput,
  HideShareMutation,
  RevokeAppInput,
  RevokeAppMutation,
  RevokeGrantInput,
  RevokeGrantMutation,
  Role,
  SharedByMeQuery,
  SharedWithMeQuery,
  ShareNodeInput,
  ShareNodeMutation,
  ShareSuggestionsQuery,
  WhoCanSeeQuery,
} from "../generated/graphql.ts";

export type Can = CanQuery["can"];
export type AccessEntry = AccessEntryFieldsFragment;
export type AppPermission = AppPermissionFieldsFragment;
export type AppGrant = AppPermission["grants"][number];
export type ExplainAccessResult = ExplainAccessQuery["explainAccess"];
export type AccessExplanation = Extract<ExplainAccessResult, { __typename: "AccessExplanation" }>;
export type WhoCanSeeResult = WhoCanSeeQuery["whoCanSee"];
export type AppPermissionsResult = AppPermissionsQuery["appPermissions"];
export type ShareNodeResult = ShareNodeMutation["shareNode"];
export type ChangeGrantResult = ChangeGrantMutation["changeGrant"];
export type RevokeGrantResult = RevokeGrantMutation["revokeGrant"];
export type RevokeAppResult = RevokeAppMutation["revokeApp"];
export type SharedWithMeResult = SharedWithMeQuery["sharedWithMe"];
export type ReceivedShare = Extract<SharedWithMeResult, { __typename: "SharedWithMe" }>["shares"][number];
export type SharedByMeResult = SharedByMeQuery["sharedByMe"];
export type GivenShare = Extract<SharedByMeResult, { __typename: "SharedByMe" }>["shares"][number];
export type ShareSuggestionsResult = ShareSuggestionsQuery["shareSuggestions"];
export type HideShareResult = HideShareMutation["hideShare"];
export type { Role };

/** Who may do what with which file or folder, and why. */
export interface Access {
  /** May the caller do this? No is an answer, with its reason. */
  readonly can: QueryFactory<{ action: Role; nodeId: string }, Can>;
  /** What a person may do, through an app or without one, and by which grant. Without `personId`, the caller. */
  readonly explain: QueryFactory<{ nodeId: string; personId?: string; appId?: string }, ExplainAccessResult>;
  /** For who manages the node. */
  readonly whoCanSee: QueryFactory<{ nodeId: string }, WhoCanSeeResult>;
  /** On the cloud's own origin, as everything below. */
  readonly appPermissions: QueryFactory<void, AppPermissionsResult>;
  readonly shareNode: MutationFactory<WithoutKey<ShareNodeInput>, ShareNodeResult>;
  readonly changeGrant: MutationFactory<WithoutKey<ChangeGrantInput>, ChangeGrantResult>;
  readonly revokeGrant: MutationFactory<WithoutKey<RevokeGrantInput>, RevokeGrantResult>;
  readonly revokeApp: MutationFactory<WithoutKey<RevokeAppInput>, RevokeAppResult>;
  /** What others share with the caller, newest first. */
  readonly sharedWithMe: QueryFactory<{ includeHidden?: boolean }, SharedWithMeResult>;
  /** What the caller shares with people, with groups and by links, newest first. */
  readonly sharedByMe: QueryFactory<void, SharedByMeResult>;
  /** People of one's groups, and groups, whose name begins with the text. */
  readonly suggestions: QueryFactory<{ text: string }, ShareSuggestionsResult>;
  /** Leaves a share out of the caller's own list, or brings it back. */
  readonly hideShare: MutationFactory<WithoutKey<HideShareInput>, HideShareResult>;
}

/** Links are grants, and may be taken back as such. */
const ACCESS: readonly Touched[] = [
  ["mows", "access"],
  ["mows", "links"],
];

/**
 * A part of the SDK that pages about sharing and permissions need, and other apps do not.
 * @example
 * const access = createAccess(mows);
 * const { allowed } = await access.can({ action: "WRITE", nodeId });
 */
export function createAccess({ transport }: Pick<Mows, "transport">): Access {
  return {
    can: queryOf(transport, ["access", "can"], CanDocument),
    explain: queryOf(transport, ["access", "explain"], ExplainAccessDocument),
    whoCanSee: queryOf(transport, ["access", "whoCanSee"], WhoCanSeeDocument),
    appPermissions: queryOf(transport, ["access", "appPermissions"], AppPermissionsDocument),
    shareNode: mutationOf(transport, ["access", "shareNode"], ShareNodeDocument, () => ACCESS),
    changeGrant: mutationOf(transport, ["access", "changeGrant"], ChangeGrantDocument, () => ACCESS),
    revokeGrant: mutationOf(transport, ["access", "revokeGrant"], RevokeGrantDocument, () => ACCESS),
    revokeApp: mutationOf(transport, ["access", "revokeApp"], RevokeAppDocument, () => ACCESS),
    sharedWithMe: queryOf(transport, ["access", "sharedWithMe"], SharedWithMeDocument),
    sharedByMe: queryOf(transport, ["access", "sharedByMe"], SharedByMeDocument),
    suggestions: queryOf(transport, ["access", "suggestions"], ShareSuggestionsDocument),
    hideShare: mutationOf(transport, ["access", "hideShare"], HideShareDocument, () => ACCESS),
  };
}
