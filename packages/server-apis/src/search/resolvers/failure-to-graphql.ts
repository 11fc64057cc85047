import type {
  Denied as GraphqlDenied,
  InvalidCursor as GraphqlInvalidCursor,
  NodeNotFound as GraphqlNodeNotFound,
  QueryInvalid as GraphqlQueryInvalid,
} from "../../generated/resolvers.ts";
import { deniedParties } from "../../kit/denied-parties.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Denied, QueryInvalid, SearchFailure } from "../domain/failures.ts";

type Named<T extends { __typename?: string }> = T & { __typename: NonNullable<T["__typename"]> };
type GraphqlFailure =
  | Named<GraphqlDenied>
  | Named<GraphqlInvalidCursor>
  | Named<GraphqlNodeNotFound>
  | Named<GraphqlQueryInvalid>;

const lackings = {
  anonymous: "Sign in first.",
  person: "You may not do this.",
  app: "This app was not given access to this. Grant it in your cloud, then try again.",
} as const satisfies Record<Denied["lacking"], string>;

const reasons = {
  empty: { reason: "EMPTY", message: "Type a word, or choose what to look for." },
  "too-long": { reason: "TOO_LONG", message: "A search has at most 200 characters." },
  filter: { reason: "FILTER", message: "One of the filters cannot be: a moment, an area or a tag." },
} as const satisfies Record<QueryInvalid["reason"], object>;

/** A failure as its member of the result union. */
export function failureToGraphql(failure: SearchFailure, { origins }: Pick<Kit, "origins">): GraphqlFailure {
  switch (failure.kind) {
    case "denied":
      return {
        __typename: "Denied",
        message: lackings[failure.lacking],
        missingScope: failure.missingScope,
        lacking: deniedParties[failure.lacking],
        grantRequest: grantRequestUrl(origins, failure.grantRequest),
      };
    case "node-not-found":
      return {
        __typename: "NodeNotFound",
        message: "This folder does not exist, or is not yours to see.",
        id: failure.id,
      };
    case "invalid-cursor":
      return { __typename: "InvalidCursor", message: "This position is not one of this search. Begin it again." };
    case "query-invalid":
      return { __typename: "QueryInvalid", ...reasons[failure.reason] };
    default:
      return failure satisfies never;
  }
}
