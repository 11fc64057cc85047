import type { DataTag, InfiniteData } from "@tanstack/query-core";
import type { MowsError } from "./mows-error.ts";
import { type ErrorTag, keyOf, type MowsKey } from "./query-factory.ts";
import type { RequestOptions } from "./transport.ts";

/** Where a page begins: the cursor that ended the one before, null for the first. */
export type PageParam = string | null;

type InfiniteKey<Page> = DataTag<MowsKey, InfiniteData<Page, PageParam>, MowsError>;

export interface InfiniteQueryOptions<Page> extends ErrorTag {
  queryKey: InfiniteKey<Page>;
  queryFn: (context: { signal: AbortSignal; pageParam: PageParam }) => Promise<Page>;
  initialPageParam: PageParam;
  getNextPageParam: (lastPage: Page) => PageParam;
}

/**
 * A read that comes in pages. Called as a function it gives one page: the first, or the one behind `after`.
 * @example
 * const { data, fetchNextPage } = useInfiniteQuery(mows.files.list.infiniteQueryOptions({ folderId }));
 */
export interface InfiniteQueryFactory<Variables, Page> {
  (variables: Variables & { after?: PageParam | undefined }, options?: RequestOptions): Promise<Page>;
  readonly queryKey: (variables: Variables) => InfiniteKey<Page>;
  readonly infiniteQueryOptions: (variables: Variables) => InfiniteQueryOptions<Page>;
}

/** A page tells by `endCursor` where the next one begins; it is null on the last, and a failure has none. */
const next = (page: unknown): PageParam => (page as { endCursor?: PageParam }).endCursor ?? null;

export function createInfiniteQueryFactory<Variables, Page>(
  path: readonly [service: string, name: string],
  read: (variables: Variables & { after?: PageParam | undefined }, options?: RequestOptions) => Promise<Page>,
): InfiniteQueryFactory<Variables, Page> {
  const queryKey = (variables: Variables) => keyOf(path, variables) as InfiniteKey<Page>;
  const call: typeof read = (variables, options) => read(variables, options);
  return Object.assign(call, {
    queryKey,
    infiniteQueryOptions: (variables: Variables): InfiniteQueryOptions<Page> => ({
      queryKey: queryKey(variables),
      queryFn: ({ signal, pageParam }) => call({ ...variables, after: pageParam }, { signal }),
      initialPageParam: null,
      getNextPageParam: next,
    }),
  });
}
