import type { MowsError } from "@mows/sdk";
import type { SearchFilters, SearchHit, SearchPage, SearchResult } from "@mows/sdk/search";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "../use-search.ts";

export interface Found {
  readonly hits: readonly SearchHit[];
  /** The first page of what is shown: what counts stand on. */
  readonly first: SearchPage | null;
  readonly failure: MowsError | Exclude<SearchResult, SearchPage> | null;
  /** False while what is shown was found for something else. */
  readonly isCurrent: boolean;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

export interface Asked {
  query: string;
  filters: SearchFilters;
  withinId: string | undefined;
}

/** What is found; what was found before stays while it is asked. Asks nothing while there is nothing to look for. */
export function useFound({ query, filters, withinId }: Asked): Found {
  const isAsked = query !== "" || hasAny(filters);
  const { data, error, isPlaceholderData, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...useSearch().infiniteQueryOptions({ query, withinId, filters }),
    enabled: isAsked,
    // who types asks again by the next key
    retry: false,
    placeholderData: keepPreviousData,
  });
  const results = isAsked && data !== undefined ? data.pages : [];
  const pages = results.flatMap((result) => (result.__typename === "SearchPage" ? [result] : []));
  const refusal = results.find((result) => result.__typename !== "SearchPage") ?? null;
  return {
    hits: pages.flatMap(({ hits }) => hits),
    first: pages[0] ?? null,
    failure: error ?? refusal,
    isCurrent: isAsked && !isPlaceholderData,
    isFetching: isAsked && isFetching,
    hasMore: isAsked && hasNextPage,
    more: () => void fetchNextPage(),
    again: () => void refetch(),
  };
}

/** Whether there is a filter among these. */
export function hasAny(filters: SearchFilters): boolean {
  return Object.values(filters).some((filter) => filter != null);
}
