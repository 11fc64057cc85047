import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { queryOf } from "../core/service.ts";
import {
  AddClientDocument,
  AnswerDeviceRequestDocument,
  ClientsDocument,
  CreateTokenDocument,
  DeviceRequestDocument,
  RemoveClientDocument,
  RevokeTokenDocument,
  RotateClientSecretDocument,
  RotateSigningKeysDocument,
  TokensDocument,
} from "../generated/credentials-operations.ts";
import type {
  AddClientInput,
  AddClientMutation,
  AnswerDeviceRequestInput,
  AnswerDeviceRequestMutation,
  ClientFieldsFragment,
  ClientFlow,
  ClientsQuery,
  CreateTokenInput,
  CreateTokenMutation,
  DeviceRequestQuery,
  RemoveClientInput,
  RemoveClientMutation,
  RevokeTokenInput,
  RevokeTokenMutation,
  RotateClientSecretInput,
  RotateClientSecretMutation,
  RotateSigningKeysMutation,
  TokenFieldsFragment,
  TokenKind,
  TokensQuery,
} from "../generated/graphql.ts";

export type AccessToken = TokenFieldsFragment;
export type Client = ClientFieldsFragment;
export type TokensResult = TokensQuery["tokens"];
export type CreateTokenResult = CreateTokenMutation["createToken"];
export type RevokeTokenResult = RevokeTokenMutation["revokeToken"];
export type ClientsResult = ClientsQuery["clients"];
export type AddClientResult = AddClientMutation["addClient"];
export type RemoveClientResult = RemoveClientMutation["removeClient"];
export type RotateClientSecretResult = RotateClientSecretMutation["rotateClientSecret"];
export type RotateSigningKeysResult = RotateSigningKeysMutation["rotateSigningKeys"];
export type DeviceRequestResult = DeviceRequestQuery["deviceRequest"];
export type AnswerDeviceRequestResult = AnswerDeviceRequestMutation["answerDeviceRequest"];
export type { AddClientInput, AnswerDeviceRequestInput, ClientFlow, CreateTokenInput, TokenKind };

/** Tokens of the person's own, programs that sign people in here, and devices that wait to be let in. */
export interface Credentials {
  /** The person's own tokens. */
  readonly tokens: QueryFactory<void, TokensResult>;
  /** The result holds the token, this once. Not repeated when no answer came: look at `tokens` before trying again. */
  readonly createToken: MutationFactory<CreateTokenInput, CreateTokenResult>;
  readonly revokeToken: MutationFactory<RevokeTokenInput, RevokeTokenResult>;
  /** Programs that were registered by hand. For the owner. */
  readonly clients: QueryFactory<void, ClientsResult>;
  readonly addClient: MutationFactory<AddClientInput, AddClientResult>;
  readonly removeClient: MutationFactory<RemoveClientInput, RemoveClientResult>;
  readonly rotateClientSecret: MutationFactory<RotateClientSecretInput, RotateClientSecretResult>;
  readonly rotateSigningKeys: MutationFactory<void, RotateSigningKeysResult>;
  /** On the cloud's own origin only, as its answer. */
  readonly deviceRequest: QueryFactory<{ userCode: string }, DeviceRequestResult>;
  readonly answerDeviceRequest: MutationFactory<AnswerDeviceRequestInput, AnswerDeviceRequestResult>;
}

const TOKENS: Touched = ["mows", "credentials", "tokens"];
const CLIENTS: Touched = ["mows", "credentials", "clients"];

/**
 * A part of the SDK that settings pages and programs need, and apps do not.
 * @example
 * const credentials = createCredentials(mows);
 * const made = await credentials.createToken({ name: "Backup", scopes: ["files.read"] });
 */
export function createCredentials({ transport }: Pick<Mows, "transport">): Credentials {
  const { execute, touch } = transport;

  /** Done whatever the result, since a failure may be news too: what was there is gone. */
  async function then<Result>(touched: Touched, work: Promise<Result>): Promise<Result> {
    const result = await work;
    touch([touched]);
    return result;
  }

  return {
    tokens: queryOf(transport, ["credentials", "tokens"], TokensDocument),
    createToken: createMutationFactory(["credentials", "createToken"], (input) =>
      then(TOKENS, execute(CreateTokenDocument, { input })),
    ),
    revokeToken: createMutationFactory(["credentials", "revokeToken"], (input) =>
      then(TOKENS, execute(RevokeTokenDocument, { input })),
    ),
    clients: queryOf(transport, ["credentials", "clients"], ClientsDocument),
    addClient: createMutationFactory(["credentials", "addClient"], (input) =>
      then(CLIENTS, execute(AddClientDocument, { input })),
    ),
    removeClient: createMutationFactory(["credentials", "removeClient"], (input) =>
      then(CLIENTS, execute(RemoveClientDocument, { input })),
    ),
    rotateClientSecret: createMutationFactory(["credentials", "rotateClientSecret"], (input) =>
      then(CLIENTS, execute(RotateClientSecretDocument, { input })),
    ),
    rotateSigningKeys: createMutationFactory(["credentials", "rotateSigningKeys"], () =>
      execute(RotateSigningKeysDocument, {}),
    ),
    deviceRequest: queryOf(transport, ["credentials", "deviceRequest"], DeviceRequestDocument),
    answerDeviceRequest: createMutationFactory(["credentials", "answerDeviceRequest"], (input) =>
      execute(AnswerDeviceRequestDocument, { input }),
    ),
  };
}
