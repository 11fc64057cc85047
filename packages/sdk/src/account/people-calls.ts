import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  AccountsDocument,
  InvitePersonDocument,
  WithdrawInvitationDocument,
  RecoverPersonDocument,
  SetQuotaDocument,
  RemovePersonDocument,
  KeepPersonDocument,
  TransferOwnershipDocument,
} from "../generated/account-operations.ts";
import type {
  AccountsFieldsFragment,
  AccountsQuery,
  InvitePersonInput,
  SetQuotaInput,
  InvitePersonMutation,
  WithdrawInvitationMutation,
  RecoverPersonMutation,
  SetQuotaMutation,
  RemovePersonMutation,
  KeepPersonMutation,
  TransferOwnershipMutation,
} from "../generated/graphql.ts";
import { unrepeatedMutation } from "./unrepeated-mutation.ts";

export type Accounts = AccountsFieldsFragment;
export type AccountsResult = AccountsQuery["accounts"];
export type InvitePersonResult = InvitePersonMutation["invitePerson"];
export type WithdrawInvitationResult = WithdrawInvitationMutation["withdrawInvitation"];
export type RecoverPersonResult = RecoverPersonMutation["recoverPerson"];
export type SetQuotaResult = SetQuotaMutation["setQuota"];
export type RemovePersonResult = RemovePersonMutation["removePerson"];
export type KeepPersonResult = KeepPersonMutation["keepPerson"];
export type TransferOwnershipResult = TransferOwnershipMutation["transferOwnership"];

/** What the owner does for the people of the cloud. */
export interface PeopleCalls {
  /** Every account and the open invitations. For the owner. */
  readonly accounts: QueryFactory<void, AccountsResult>;
  /** The result holds the link, this once. For the owner, as what follows. */
  readonly invitePerson: MutationFactory<InvitePersonInput, InvitePersonResult>;
  readonly withdrawInvitation: MutationFactory<string, WithdrawInvitationResult>;
  readonly recoverPerson: MutationFactory<string, RecoverPersonResult>;
  readonly setQuota: MutationFactory<WithoutKey<SetQuotaInput>, SetQuotaResult>;
  readonly removePerson: MutationFactory<string, RemovePersonResult>;
  readonly keepPerson: MutationFactory<string, KeepPersonResult>;
  readonly transferOwnership: MutationFactory<string, TransferOwnershipResult>;
}

const ACCOUNTS: Touched = ["mows", "account", "accounts"];
const SESSION: Touched = ["mows", "auth", "session"];

export function createPeopleCalls(mows: Pick<Mows, "transport">): PeopleCalls {
  const once = unrepeatedMutation(mows.transport);
  return {
    accounts: queryOf(mows.transport, ["account", "accounts"], AccountsDocument),
    invitePerson: once(
      "invitePerson",
      InvitePersonDocument,
      (input: InvitePersonInput) => ({ input }),
      () => [ACCOUNTS],
    ),
    withdrawInvitation: once("withdrawInvitation", WithdrawInvitationDocument, (id: string) => ({ id }), accountsOf),
    recoverPerson: once(
      "recoverPerson",
      RecoverPersonDocument,
      (username: string) => ({ username }),
      () => [],
    ),
    setQuota: mutationOf(mows.transport, ["account", "setQuota"], SetQuotaDocument, accountsOf),
    removePerson: once("removePerson", RemovePersonDocument, (personId: string) => ({ personId }), accountsOf),
    keepPerson: once("keepPerson", KeepPersonDocument, (personId: string) => ({ personId }), accountsOf),
    transferOwnership: once(
      "transferOwnership",
      TransferOwnershipDocument,
      (personId: string) => ({ personId }),
      accountsOf,
    ),
  };
}

const accountsOf = ({ __typename }: { __typename: string }): readonly Touched[] =>
  __typename === "AccountsChanged" ? [ACCOUNTS, ["mows", "auth", "people"], SESSION] : [];
