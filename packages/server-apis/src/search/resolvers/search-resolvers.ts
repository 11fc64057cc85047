import type {
  QuerySearchArgs,
  Resolvers,
  SearchField as GraphqlField,
  SearchFilters as GraphqlFilters,
} from "../../generated/resolvers.ts";
import { recordDenial } from "../../kit/audit/record-denial.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { explainHits, type SearchField } from "../domain/explain-hits.ts";
import type { SearchFailure } from "../domain/failures.ts";
import type { SearchKind } from "../domain/kind-of.ts";
import { pathsOf } from "../domain/paths-of.ts";
import { search, type SearchOutcome } from "../domain/search.ts";
import type { SearchFilters, SearchQuery } from "../domain/search-query.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

type Search = { kit: Kit; peers: Peers };
type Page = Extract<SearchOutcome, { kind: "search-page" }>;

const fields = {
  name: "NAME",
  title: "TITLE",
  artist: "ARTIST",
  album: "ALBUM",
  tag: "TAG",
  content: "CONTENT",
} as const satisfies Record<SearchField, GraphqlField>;

/** The query of this service. */
export function searchResolvers({ kit, peers }: Search): Pick<Resolvers, "Query"> {
  return {
    Query: {
      search: async (_parent, given, context) => {
        const query = queryFromGraphql(given);
        const outcome = await search({ kit, peers }, context.principal, query);
        if (outcome.kind !== "search-page") {
          await noteDenial(kit, context, outcome, query.withinId);
          return failureToGraphql(outcome, kit);
        }
        const { facets, count, approximate, endCursor } = outcome;
        return {
          __typename: "SearchPage",
          hits: await hitsToGraphql({ kit, peers }, context, outcome),
          facets: {
            ...facets,
            kinds: facets.kinds.map(({ value, count: times }) => ({ kind: upper(value), count: times })),
          },
          count,
          approximate,
          endCursor,
        };
      },
    },
  };
}

async function hitsToGraphql({ kit, peers }: Search, { principal }: RequestContext, { hits, tokens }: Page) {
  const ids = hits.map(({ id }) => id);
  const [nodes, explanationOf, pathOf] = await Promise.all([
    peers.nodeViews.byId(principal, ids),
    explainHits(peers, ids, tokens),
    pathsOf(kit, principal, ids),
  ]);
  // What is gone, or was taken back since it was found, is not told of.
  return ids.flatMap((id) => {
    const node = nodes.get(id);
    if (node === undefined) return [];
    const { matched, nameRanges, snippet } = explanationOf(id);
    return {
      node,
      path: pathOf(id),
      matched: matched.map((field) => fields[field]),
      nameRanges,
      snippet: snippet === null ? null : { ...snippet, field: fields[snippet.field] },
    };
  });
}

function queryFromGraphql({ query, withinId, filters, first, after }: QuerySearchArgs): SearchQuery {
  return {
    text: query,
    withinId: withinId ?? null,
    first: first ?? 20,
    after: after ?? null,
    filters: filtersFromGraphql(filters ?? {}),
  };
}

function filtersFromGraphql({ kinds, tags, artist, place, starred, ...moments }: GraphqlFilters): SearchFilters {
  return {
    kinds: kinds?.map((kind) => kind.toLowerCase() as SearchKind) ?? null,
    tags: tags ?? [],
    artist: artist ?? null,
    modifiedAfter: momentOf(moments.modifiedAfter),
    modifiedBefore: momentOf(moments.modifiedBefore),
    takenAfter: momentOf(moments.takenAfter),
    takenBefore: momentOf(moments.takenBefore),
    place: place ?? null,
    starred: starred ?? false,
  };
}

function momentOf(iso: string | null | undefined): Date | null {
  return iso == null ? null : new Date(iso);
}

function upper(kind: SearchKind): Uppercase<SearchKind> {
  return kind.toUpperCase() as Uppercase<SearchKind>;
}

/** Whoever is not signed in is sent to sign in, which is no refusal to keep. */
async function noteDenial(
  { audit }: Kit,
  { principal, clientAddress: address }: RequestContext,
  failure: SearchFailure,
  withinId: string | null,
): Promise<void> {
  if (failure.kind !== "denied" || failure.lacking === "anonymous" || withinId === null) return;
  const resource = { kind: "node", id: withinId };
  await recordDenial(audit, { principal, address }, { action: "access.denied", resource, tried: failure.missingScope });
}
