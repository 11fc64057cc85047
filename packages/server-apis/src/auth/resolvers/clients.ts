import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { addClient } from "../domain/add-client.ts";
import type { Auth } from "../domain/auth.ts";
import type { ClientFlow } from "../domain/client.ts";
import { listClients } from "../domain/list-clients.ts";
import { removeClient } from "../domain/remove-client.ts";
import { rotateClientSecret } from "../domain/rotate-client-secret.ts";
import { rotateSigningKeys } from "../domain/rotate-signing-keys.ts";
import { clientFailureToGraphql } from "./client-failure-to-graphql.ts";

export const clientFlows = {
  code: "CODE",
  device: "DEVICE",
  service: "SERVICE",
} as const satisfies Record<ClientFlow, string>;

const flowOf = { CODE: "code", DEVICE: "device", SERVICE: "service" } as const;

export function clientsResolver(auth: Auth): NonNullable<QueryResolvers["clients"]> {
  return async (_parent, _arguments, { principal }) => {
    const outcome = await listClients(auth, principal);
    if (outcome.kind !== "clients") return clientFailureToGraphql(outcome);
    return { __typename: "Clients", clients: outcome.clients };
  };
}

export function addClientResolver(auth: Auth): NonNullable<MutationResolvers["addClient"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const asked = {
      name: input.name,
      confidential: input.confidential,
      flows: input.flows.map((flow) => flowOf[flow]),
      scopes: input.scopes,
      redirectUrls: input.redirectUrls ?? [],
      postLogoutUrls: input.postLogoutUrls ?? [],
      folders: input.folders ?? [],
    };
    const outcome = await addClient(auth, principal, asked, clientAddress);
    if (outcome.kind !== "client-added") return clientFailureToGraphql(outcome);
    return { __typename: "ClientAdded", client: outcome.client, secret: outcome.secret };
  };
}

export function removeClientResolver(auth: Auth): NonNullable<MutationResolvers["removeClient"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const outcome = await removeClient(auth, principal, input.id, clientAddress);
    if (outcome.kind !== "client-removed") return clientFailureToGraphql(outcome);
    return { __typename: "ClientRemoved", id: outcome.id };
  };
}

export function rotateClientSecretResolver(auth: Auth): NonNullable<MutationResolvers["rotateClientSecret"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const outcome = await rotateClientSecret(auth, principal, input.id, clientAddress);
    if (outcome.kind !== "client-secret-rotated") return clientFailureToGraphql(outcome);
    return { __typename: "ClientSecretRotated", client: outcome.client, secret: outcome.secret };
  };
}

export function rotateSigningKeysResolver(auth: Auth): NonNullable<MutationResolvers["rotateSigningKeys"]> {
  return async (_parent, _arguments, { principal, clientAddress }) => {
    const outcome = await rotateSigningKeys(auth, principal, clientAddress);
    if (outcome.kind !== "signing-keys-rotated") return clientFailureToGraphql(outcome);
    return { __typename: "SigningKeysRotated", at: outcome.at.toISOString() };
  };
}
