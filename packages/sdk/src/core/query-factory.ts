import type { DataTag } from "@tanstack/query-core";
import type { MowsError } from "./mows-error.ts";
import type { RequestOptions } from "./transport.ts";

/** `["mows", service, name, variables]`; without the last for what takes none. */
export type MowsKey = readonly ["mows", string, string, ...unknown[]];

/**
 * Tells TanStack Query the type of error, which it infers from either of these; neither is ever set. `useQueries` looks at
 * the one, `useSuspenseQuery` at the other.
 */
export interface ErrorTag {
  retry?: (failureCount: number, error: MowsError) => boolean;
  throwOnError?: (error: MowsError) => boolean;
}

export interface QueryOptions<Data> extends ErrorTag {
  queryKey: DataTag<MowsKey, Data, MowsError>;
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
}

/**
 * A read of the cloud: a function, and the makers of TanStack Query's options for it.
 * @example
 * const node = await mows.files.node({ id });
 * const { data, error } = useQuery(mows.files.node.queryOptions({ id }));
 */
export interface QueryFactory<Variables, Data> {
  (variables: Variables, options?: RequestOptions): Promise<Data>;
  readonly queryKey: (variables: Variables) => DataTag<MowsKey, Data, MowsError>;
  readonly queryOptions: (variables: Variables) => QueryOptions<Data>;
}

/** Where a factory's data lies in the cache. */
export function keyOf(path: readonly [service: string, name: string], variables: unknown): MowsKey {
  return variables === undefined ? ["mows", ...path] : ["mows", ...path, variables];
}

export function createQueryFactory<Variables, Data>(
  path: readonly [service: string, name: string],
  read: (variables: Variables, options?: RequestOptions) => Promise<Data>,
): QueryFactory<Variables, Data> {
  const queryKey = (variables: Variables) => keyOf(path, variables) as DataTag<MowsKey, Data, MowsError>;
  const call = (variables: Variables, options?: RequestOptions) => read(variables, options);
  return Object.assign(call, {
    queryKey,
    queryOptions: (variables: Variables): QueryOptions<Data> => ({
      queryKey: queryKey(variables),
      queryFn: ({ signal }) => call(variables, { signal }),
    }),
  });
}
