import { createSearch, type Search } from "@mows/sdk/search";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * Searching, for pages that show what is found in their own way.
 *
 * @example
 * const { data } = useInfiniteQuery(useSearch().infiniteQueryOptions({ query: "munch" }));
 */
export function useSearch(): Search {
  const mows = useMows();
  return useMemo(() => createSearch(mows), [mows]);
}
