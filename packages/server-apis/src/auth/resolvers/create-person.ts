import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { createPerson } from "../domain/create-person.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

export function createPersonResolver(auth: Auth): NonNullable<MutationResolvers["createPerson"]> {
  return async (_parent, { input }, { principal }) => {
    const { username, name, password, quotaBytes = null, idempotencyKey = null } = input;
    const outcome = await createPerson(auth, principal, { username, name, password, quotaBytes }, idempotencyKey);
    return outcome.kind === "created"
      ? { __typename: "PersonCreated", person: outcome.person }
      : failureToGraphql(outcome);
  };
}
