import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { claimOwner } from "../domain/claim-owner.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

export function claimOwnerResolver(auth: Auth): NonNullable<MutationResolvers["claimOwner"]> {
  return async (_parent, { input }, { principal }) => {
    const outcome = await claimOwner(auth, principal, input);
    return outcome.kind === "created"
      ? { __typename: "PersonCreated", person: outcome.person }
      : failureToGraphql(outcome);
  };
}
