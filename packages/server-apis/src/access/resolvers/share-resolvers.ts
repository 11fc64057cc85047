import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { Access } from "../domain/access.ts";
import { hideShare } from "../domain/hide-share.ts";
import { shareSuggestions } from "../domain/share-suggestions.ts";
import { sharedByMe } from "../domain/shared-by-me.ts";
import { sharedWithMe } from "../domain/shared-with-me.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { givenToGraphql, receivedToGraphql } from "./to-graphql.ts";

/** What is shared, as lists of one's own. */
export function shareQueries(access: Access) {
  const { kit } = access;
  return {
    async sharedWithMe(_parent, { includeHidden }, { principal }) {
      const outcome = await sharedWithMe(access, principal, { includeHidden: includeHidden ?? false });
      if (outcome.kind !== "shared-with-me") return failureToGraphql(outcome, kit);
      return { __typename: "SharedWithMe", shares: outcome.shares.map(receivedToGraphql) };
    },
    async sharedByMe(_parent, _arguments, { principal }) {
      const outcome = await sharedByMe(access, principal);
      if (outcome.kind !== "shared-by-me") return failureToGraphql(outcome, kit);
      return { __typename: "SharedByMe", shares: outcome.shares.map(givenToGraphql) };
    },
    async shareSuggestions(_parent, { text }, { principal }) {
      const outcome = await shareSuggestions(access, principal, text);
      if (outcome.kind !== "share-suggestions") return failureToGraphql(outcome, kit);
      return { __typename: "ShareSuggestions", people: outcome.people, groups: outcome.groups };
    },
  } satisfies QueryResolvers;
}

export function shareMutations(access: Access) {
  return {
    async hideShare(_parent, { input }, { principal }) {
      const { id, hidden, idempotencyKey } = input;
      const outcome = await hideShare(access, principal, { id, hidden, idempotencyKey: idempotencyKey ?? null });
      if (outcome.kind !== "share-hidden") return failureToGraphql(outcome, access.kit);
      return { __typename: "ShareHidden", id: outcome.id, hidden: outcome.hidden };
    },
  } satisfies MutationResolvers;
}
