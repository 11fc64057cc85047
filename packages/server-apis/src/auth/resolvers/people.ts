import type { QueryResolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { listPeople } from "../domain/list-people.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

export function peopleResolver(auth: Auth): NonNullable<QueryResolvers["people"]> {
  return async (_parent, _arguments, { principal }) => {
    const outcome = await listPeople(auth, principal);
    return outcome.kind === "people" ? { __typename: "People", people: outcome.people } : failureToGraphql(outcome);
  };
}
