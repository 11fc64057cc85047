import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { problemOf } from "../core/error-of-response.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import {
  ReauthenticateDocument,
  ReauthenticateWithPasskeyDocument,
  BeginAddingPasskeyDocument,
  AddPasskeyDocument,
  RenamePasskeyDocument,
  RemovePasskeyDocument,
  BeginTotpDocument,
  ConfirmTotpDocument,
  DisableTotpDocument,
  RenewRecoveryCodesDocument,
} from "../generated/account-operations.ts";
import type {
  PasskeyFieldsFragment,
  ReauthenticateInput,
  PasskeyAnswerInput,
  AddPasskeyInput,
  RenamePasskeyInput,
  ReauthenticateMutation,
  ReauthenticateWithPasskeyMutation,
  BeginAddingPasskeyMutation,
  AddPasskeyMutation,
  RenamePasskeyMutation,
  RemovePasskeyMutation,
  BeginTotpMutation,
  ConfirmTotpMutation,
  DisableTotpMutation,
  RenewRecoveryCodesMutation,
} from "../generated/graphql.ts";
import { unrepeatedMutation } from "./unrepeated-mutation.ts";

export type Passkey = PasskeyFieldsFragment;
export type ReauthenticateResult = ReauthenticateMutation["reauthenticate"];
export type ReauthenticateWithPasskeyResult = ReauthenticateWithPasskeyMutation["reauthenticateWithPasskey"];
export type BeginAddingPasskeyResult = BeginAddingPasskeyMutation["beginAddingPasskey"];
export type AddPasskeyResult = AddPasskeyMutation["addPasskey"];
export type RenamePasskeyResult = RenamePasskeyMutation["renamePasskey"];
export type RemovePasskeyResult = RemovePasskeyMutation["removePasskey"];
export type BeginTotpResult = BeginTotpMutation["beginTotp"];
export type ConfirmTotpResult = ConfirmTotpMutation["confirmTotp"];
export type DisableTotpResult = DisableTotpMutation["disableTotp"];
export type RenewRecoveryCodesResult = RenewRecoveryCodesMutation["renewRecoveryCodes"];

/** What an authenticator is asked with, and the token that its answer goes back with. */
export type PasskeyCeremony = { token: string; options: string };

/** What a person signs in with beside the password, and proving again who one is. */
export interface SignInMethodCalls {
  /** For signing in (`mows.auth.continueSignIn`) or `reauthenticateWithPasskey`: hand `options` to `showPasskey`. */
  readonly beginUsingPasskey: () => Promise<PasskeyCeremony>;
  /** Proves again who one is. A result `ReauthenticationNeeded` of another call asks for this; that call is then made again. */
  readonly reauthenticate: MutationFactory<ReauthenticateInput, ReauthenticateResult>;
  readonly reauthenticateWithPasskey: MutationFactory<PasskeyAnswerInput, ReauthenticateWithPasskeyResult>;
  readonly beginAddingPasskey: MutationFactory<void, BeginAddingPasskeyResult>;
  readonly addPasskey: MutationFactory<AddPasskeyInput, AddPasskeyResult>;
  readonly renamePasskey: MutationFactory<RenamePasskeyInput, RenamePasskeyResult>;
  readonly removePasskey: MutationFactory<string, RemovePasskeyResult>;
  readonly beginTotp: MutationFactory<void, BeginTotpResult>;
  /** The result holds the recovery codes, this once. */
  readonly confirmTotp: MutationFactory<string, ConfirmTotpResult>;
  readonly disableTotp: MutationFactory<void, DisableTotpResult>;
  readonly renewRecoveryCodes: MutationFactory<void, RenewRecoveryCodesResult>;
}

const ACCOUNT: Touched = ["mows", "account", "account"];

export function createSignInMethodCalls(mows: Pick<Mows, "transport">): SignInMethodCalls {
  const { request, url } = mows.transport;
  const once = unrepeatedMutation(mows.transport);
  return {
    async beginUsingPasskey() {
      const response = await request(`${url}/.mows/auth/passkey-options`, { method: "POST" });
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as PasskeyCeremony;
    },
    reauthenticate: once(
      "reauthenticate",
      ReauthenticateDocument,
      (input: ReauthenticateInput) => ({ input }),
      () => [],
    ),
    reauthenticateWithPasskey: once(
      "reauthenticateWithPasskey",
      ReauthenticateWithPasskeyDocument,
      (input: PasskeyAnswerInput) => ({ input }),
      () => [],
    ),
    beginAddingPasskey: once(
      "beginAddingPasskey",
      BeginAddingPasskeyDocument,
      () => ({}),
      () => [],
    ),
    addPasskey: once("addPasskey", AddPasskeyDocument, (input: AddPasskeyInput) => ({ input }), accountOf),
    renamePasskey: once("renamePasskey", RenamePasskeyDocument, (input: RenamePasskeyInput) => ({ input }), accountOf),
    removePasskey: once("removePasskey", RemovePasskeyDocument, (id: string) => ({ id }), accountOf),
    beginTotp: once(
      "beginTotp",
      BeginTotpDocument,
      () => ({}),
      () => [],
    ),
    confirmTotp: once(
      "confirmTotp",
      ConfirmTotpDocument,
      (code: string) => ({ code }),
      () => [ACCOUNT],
    ),
    disableTotp: once("disableTotp", DisableTotpDocument, () => ({}), accountOf),
    renewRecoveryCodes: once(
      "renewRecoveryCodes",
      RenewRecoveryCodesDocument,
      () => ({}),
      () => [ACCOUNT],
    ),
  };
}

const accountOf = ({ __typename }: { __typename: string }): readonly Touched[] =>
  __typename === "AccountChanged" ? [ACCOUNT] : [];
