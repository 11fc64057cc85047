import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { problemOf } from "../core/error-of-response.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  AccountDocument,
  UpdateProfileDocument,
  ChangePasswordDocument,
  ChangeEmailDocument,
  ConfirmEmailDocument,
  RemoveEmailDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  EndSessionDocument,
  SignOutEverywhereDocument,
  BeginExportDocument,
  DeleteAccountDocument,
  AcceptInvitationDocument,
  SessionsDocument,
} from "../generated/account-operations.ts";
import type {
  AccountFieldsFragment,
  AccountQuery,
  AcceptInvitationInput,
  AcceptInvitationMutation,
  ChangeEmailInput,
  ChangeEmailMutation,
  ChangePasswordInput,
  ChangePasswordMutation,
  ConfirmEmailMutation,
  BeginExportMutation,
  DeleteAccountMutation,
  EndSessionMutation,
  RemoveEmailMutation,
  RequestPasswordResetMutation,
  ResetPasswordInput,
  ResetPasswordMutation,
  SignOutEverywhereMutation,
  UpdateProfileInput,
  UpdateProfileMutation,
  SessionsQuery,
} from "../generated/graphql.ts";
import { createPeopleCalls, type PeopleCalls } from "./people-calls.ts";
import { createSignInMethodCalls, type SignInMethodCalls } from "./sign-in-method-calls.ts";
import { unrepeatedMutation } from "./unrepeated-mutation.ts";

export type {
  Accounts,
  AccountsResult,
  InvitePersonResult,
  WithdrawInvitationResult,
  RecoverPersonResult,
  SetQuotaResult,
  RemovePersonResult,
  KeepPersonResult,
  TransferOwnershipResult,
  PeopleCalls,
} from "./people-calls.ts";

export { knowsPasskeys, makePasskey, showPasskey } from "./authenticator.ts";
export type {
  ReauthenticateResult,
  ReauthenticateWithPasskeyResult,
  BeginAddingPasskeyResult,
  AddPasskeyResult,
  RenamePasskeyResult,
  RemovePasskeyResult,
  BeginTotpResult,
  ConfirmTotpResult,
  DisableTotpResult,
  RenewRecoveryCodesResult,
  Passkey,
  PasskeyCeremony,
  SignInMethodCalls,
} from "./sign-in-method-calls.ts";

export type Account = AccountFieldsFragment;
export type AccountResult = AccountQuery["account"];
export type SessionsResult = SessionsQuery["sessions"];
export type UpdateProfileResult = UpdateProfileMutation["updateProfile"];
export type ChangePasswordResult = ChangePasswordMutation["changePassword"];
export type ChangeEmailResult = ChangeEmailMutation["changeEmail"];
export type ConfirmEmailResult = ConfirmEmailMutation["confirmEmail"];
export type RemoveEmailResult = RemoveEmailMutation["removeEmail"];
export type RequestPasswordResetResult = RequestPasswordResetMutation["requestPasswordReset"];
export type ResetPasswordResult = ResetPasswordMutation["resetPassword"];
export type EndSessionResult = EndSessionMutation["endSession"];
export type SignOutEverywhereResult = SignOutEverywhereMutation["signOutEverywhere"];
export type BeginExportResult = BeginExportMutation["beginExport"];
export type DeleteAccountResult = DeleteAccountMutation["deleteAccount"];
export type AcceptInvitationResult = AcceptInvitationMutation["acceptInvitation"];
export type { AcceptInvitationInput, ChangeEmailInput, ChangePasswordInput, ResetPasswordInput, UpdateProfileInput };

/** A person's own account, and for the owner everybody's. On the cloud's own origin only. */
export interface AccountCalls extends PeopleCalls, SignInMethodCalls {
  /** Another picture of the person; null takes it away. False when the cloud cannot read it as a picture. */
  readonly setAvatar: MutationFactory<Blob | null, boolean>;
  readonly account: QueryFactory<void, AccountResult>;
  readonly sessions: QueryFactory<void, SessionsResult>;
  readonly updateProfile: MutationFactory<WithoutKey<UpdateProfileInput>, UpdateProfileResult>;
  readonly changePassword: MutationFactory<ChangePasswordInput, ChangePasswordResult>;
  readonly changeEmail: MutationFactory<ChangeEmailInput, ChangeEmailResult>;
  /** For whoever has the link; nobody need be signed in. */
  readonly confirmEmail: MutationFactory<string, ConfirmEmailResult>;
  readonly removeEmail: MutationFactory<void, RemoveEmailResult>;
  /** The same answer whether there is such an account or not. */
  readonly requestPasswordReset: MutationFactory<string, RequestPasswordResetResult>;
  readonly resetPassword: MutationFactory<ResetPasswordInput, ResetPasswordResult>;
  readonly endSession: MutationFactory<string, EndSessionResult>;
  /** Ends every session, this one too. */
  readonly signOutEverywhere: MutationFactory<void, SignOutEverywhereResult>;
  /** Navigate to the `url` of the result: the zip is made while it is downloaded. */
  readonly beginExport: MutationFactory<void, BeginExportResult>;
  /** Ends every session, this one too. */
  readonly deleteAccount: MutationFactory<void, DeleteAccountResult>;
  /** For whoever has the link; nobody need be signed in. */
  readonly acceptInvitation: MutationFactory<AcceptInvitationInput, AcceptInvitationResult>;
}

/** Too large, or no picture. */
const UNREADABLE = [413, 415];

const ACCOUNT: Touched = ["mows", "account", "account"];
const SESSIONS: Touched = ["mows", "account", "sessions"];
const SESSION: Touched = ["mows", "auth", "session"];

/**
 * A part of the SDK that settings pages need, and apps do not. What carries a password, a code or a link is not repeated when no answer
 * came: whoever called sees how things are before they try again.
 * @example
 * const account = createAccountCalls(mows);
 * const changed = await account.changePassword({ currentPassword, newPassword });
 */
export function createAccountCalls(mows: Pick<Mows, "transport">): AccountCalls {
  const { touch, request, url } = mows.transport;
  const once = unrepeatedMutation(mows.transport);
  return {
    ...createPeopleCalls(mows),
    ...createSignInMethodCalls(mows),
    setAvatar: createMutationFactory(["account", "setAvatar"], async (picture) => {
      const init: RequestInit = picture === null ? { method: "DELETE" } : { method: "PUT", body: picture };
      const response = await request(`${url}/.mows/auth/avatar`, init);
      if (UNREADABLE.includes(response.status)) return false;
      if (!response.ok) throw await problemOf(response);
      touch([ACCOUNT, SESSION]);
      return true;
    }),
    account: queryOf(mows.transport, ["account", "account"], AccountDocument),
    sessions: queryOf(mows.transport, ["account", "sessions"], SessionsDocument),
    updateProfile: mutationOf(mows.transport, ["account", "updateProfile"], UpdateProfileDocument, accountOf),
    changePassword: once(
      "changePassword",
      ChangePasswordDocument,
      (input: ChangePasswordInput) => ({ input }),
      accountOf,
    ),
    changeEmail: once(
      "changeEmail",
      ChangeEmailDocument,
      (input: ChangeEmailInput) => ({ input }),
      () => [ACCOUNT],
    ),
    confirmEmail: once(
      "confirmEmail",
      ConfirmEmailDocument,
      (token: string) => ({ token }),
      () => [ACCOUNT],
    ),
    removeEmail: once("removeEmail", RemoveEmailDocument, () => ({}), accountOf),
    requestPasswordReset: once(
      "requestPasswordReset",
      RequestPasswordResetDocument,
      (account: string) => ({ account }),
      () => [],
    ),
    resetPassword: once(
      "resetPassword",
      ResetPasswordDocument,
      (input: ResetPasswordInput) => ({ input }),
      () => [],
    ),
    endSession: once(
      "endSession",
      EndSessionDocument,
      (id: string) => ({ id }),
      () => [SESSIONS],
    ),
    signOutEverywhere: once(
      "signOutEverywhere",
      SignOutEverywhereDocument,
      () => ({}),
      () => [],
    ),
    beginExport: once(
      "beginExport",
      BeginExportDocument,
      () => ({}),
      () => [],
    ),
    deleteAccount: once(
      "deleteAccount",
      DeleteAccountDocument,
      () => ({}),
      () => [],
    ),
    acceptInvitation: once(
      "acceptInvitation",
      AcceptInvitationDocument,
      (input: AcceptInvitationInput) => ({ input }),
      () => [["mows", "account", "accounts"]],
    ),
  };
}

/** The name shown elsewhere, too, is part of the session. */
const accountOf = ({ __typename }: { __typename: string }): readonly Touched[] =>
  __typename === "AccountChanged" ? [ACCOUNT, SESSION] : [];
