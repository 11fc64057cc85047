import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { answerDeviceRequest } from "../domain/answer-device-request.ts";
import type { Auth } from "../domain/auth.ts";
import { deviceRequest } from "../domain/device-request.ts";
import { clientFailureToGraphql } from "./client-failure-to-graphql.ts";

export function deviceRequestResolver(auth: Auth): NonNullable<QueryResolvers["deviceRequest"]> {
  return async (_parent, { userCode }, { principal }) => {
    const outcome = await deviceRequest(auth, principal, userCode);
    if (outcome.kind !== "device-request") return clientFailureToGraphql(outcome);
    const { client, scopes, address, expiresAt } = outcome;
    return {
      __typename: "DeviceRequest",
      userCode: outcome.userCode,
      client,
      scopes,
      address,
      expiresAt: expiresAt.toISOString(),
    };
  };
}

export function answerDeviceRequestResolver(auth: Auth): NonNullable<MutationResolvers["answerDeviceRequest"]> {
  return async (_parent, { input }, { principal, clientAddress }) => {
    const outcome = await answerDeviceRequest(auth, principal, input, clientAddress);
    if (outcome.kind !== "device-answered") return clientFailureToGraphql(outcome);
    return { __typename: "DeviceRequestAnswered", accepted: outcome.accepted };
  };
}
