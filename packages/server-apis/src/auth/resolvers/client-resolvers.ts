import type { Resolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import {
  addClientResolver,
  clientFlows,
  clientsResolver,
  removeClientResolver,
  rotateClientSecretResolver,
  rotateSigningKeysResolver,
} from "./clients.ts";
import { answerDeviceRequestResolver, deviceRequestResolver } from "./devices.ts";
import { createTokenResolver, revokeTokenResolver, tokenKinds, tokensResolver } from "./tokens.ts";

/** Tokens, registered programs, and devices that wait to be let in. */
export function clientResolvers(auth: Auth) {
  return {
    Query: {
      tokens: tokensResolver(auth),
      clients: clientsResolver(auth),
      deviceRequest: deviceRequestResolver(auth),
    },
    Mutation: {
      createToken: createTokenResolver(auth),
      revokeToken: revokeTokenResolver(auth),
      addClient: addClientResolver(auth),
      removeClient: removeClientResolver(auth),
      rotateClientSecret: rotateClientSecretResolver(auth),
      rotateSigningKeys: rotateSigningKeysResolver(auth),
      answerDeviceRequest: answerDeviceRequestResolver(auth),
    },
    AccessToken: {
      kind: ({ kind }) => tokenKinds[kind],
      createdAt: ({ createdAt }) => createdAt.toISOString(),
      expiresAt: ({ expiresAt }) => expiresAt?.toISOString() ?? null,
      lastUsedAt: ({ lastUsedAt }) => lastUsedAt?.toISOString() ?? null,
    },
    Client: {
      flows: ({ flows }) => flows.map((flow) => clientFlows[flow]),
      createdAt: ({ createdAt }) => createdAt.toISOString(),
    },
  } satisfies Resolvers;
}
