import type { Mows } from "../client.ts";
import { createInfiniteQueryFactory, type InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import { SearchDocument } from "../generated/search-operations.ts";
import type { SearchArea, SearchFilters, SearchKind, SearchQuery } from "../generated/graphql.ts";

export type SearchResult = SearchQuery["search"];
export type SearchPage = Extract<SearchResult, { __typename: "SearchPage" }>;
export type SearchHit = SearchPage["hits"][number];
export type SearchFacets = SearchPage["facets"];
export type { SearchArea, SearchFilters, SearchKind };

/** `first` is the size of a page, 20 by default. */
export interface SearchVariables {
  /** At most 200 characters; may be empty where a filter says what is wanted. The last word may be unfinished. */
  query: string;
  /** Only this folder and what is below it. */
  withinId?: string | undefined;
  filters?: SearchFilters | undefined;
  first?: number | undefined;
}

/** Finds what the person may read, the best first: called as a function it gives one page. */
export type Search = InfiniteQueryFactory<SearchVariables, SearchResult>;

/**
 * A part of the SDK for apps that search. Case, accents and small mistakes do not matter: `munchen` finds `München`.
 * @example
 * const search = createSearch(mows);
 * const page = await search({ query: "munch", filters: { kinds: ["IMAGE"] } });
 * const { data } = useInfiniteQuery(search.infiniteQueryOptions({ query: "munch" }));
 */
export function createSearch({ transport }: Pick<Mows, "transport">): Search {
  return createInfiniteQueryFactory(["search", "search"], (variables, options) =>
    transport.execute(SearchDocument, variables, options),
  );
}
