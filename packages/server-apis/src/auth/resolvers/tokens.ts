import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { TokenKind } from "../domain/access-token.ts";
import type { Auth } from "../domain/auth.ts";
import { createToken } from "../domain/create-token.ts";
import { listTokens } from "../domain/list-tokens.ts";
import { revokeToken } from "../domain/revoke-token.ts";
import { clientFailureToGraphql } from "./client-failure-to-graphql.ts";

export const tokenKinds = {
  personal: "PERSONAL",
  "app-password": "APP_PASSWORD",
} as const satisfies Record<TokenKind, string>;

export function tokensResolver(auth: Auth): NonNullable<QueryResolvers["tokens"]> {
  return async (_parent, _arguments, { principal }) => {
    const outcome = await listTokens(auth, principal);
    if (outcome.kind !== "tokens") return clientFailureToGraphql(outcome);
    return { __typename: "Tokens", tokens: outcome.tokens };
  };
}

export function createTokenResolver(auth: Auth): NonNullable<MutationResolvers["createToken"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const { name, scopes, folders, expiresAt } = input;
    const kind = input.kind === "APP_PASSWORD" ? "app-password" : "personal";
    const asked = {
      name,
      kind,
      scopes,
      folders: folders ?? [],
      expiresAt: expiresAt == null ? null : new Date(expiresAt),
    } as const;
    const outcome = await createToken(auth, principal, asked, clientAddress);
    if (outcome.kind !== "token-created") return clientFailureToGraphql(outcome);
    return { __typename: "TokenCreated", token: outcome.token, secret: outcome.secret };
  };
}

export function revokeTokenResolver(auth: Auth): NonNullable<MutationResolvers["revokeToken"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const outcome = await revokeToken(auth, principal, input.id, clientAddress);
    if (outcome.kind !== "token-revoked") return clientFailureToGraphql(outcome);
    return { __typename: "TokenRevoked", id: outcome.id };
  };
}
