import { createInfiniteQueryFactory } from "./infinite-query-factory.ts";
import { loadedOnce } from "./loaded-once.ts";
import { createMutationFactory } from "./mutation-factory.ts";
import { createQueryFactory } from "./query-factory.ts";
import type { RequestOptions } from "./transport.ts";

/** What a factory does when it is called. */
type CallOf<Factory> = Factory extends (...given: infer Given) => infer Result ? (...given: Given) => Result : never;

/** The calls behind factories, as the chunk that is loaded later gives them. */
export type CallsOf<Factories> = { readonly [Name in keyof Factories]: CallOf<Factories[Name]> };

type AnyCall = (variables: unknown, options?: RequestOptions) => Promise<unknown>;

/** The names of what is loaded later, by the kind of factory. */
export interface LazyNames<Name extends PropertyKey> {
  readonly queries: readonly Name[];
  readonly lists: readonly Name[];
  readonly mutations: readonly Name[];
}

/**
 * Factories of `service` whose documents and knowledge are loaded at the first call of one: a page that lists files does not carry what
 * restores versions.
 */
export function lazyCalls<Factories>(
  service: string,
  load: () => Promise<CallsOf<Factories>>,
  { queries, lists, mutations }: LazyNames<keyof Factories & string>,
): Factories {
  const loaded = loadedOnce(load);
  const callOf = (name: keyof Factories): AnyCall => {
    return async (variables, options) => {
      const calls = await loaded();
      return (calls[name] as AnyCall)(variables, options);
    };
  };
  const factories: Record<string, unknown> = {};
  for (const name of queries) factories[name] = createQueryFactory([service, name], callOf(name));
  for (const name of mutations) factories[name] = createMutationFactory([service, name], callOf(name));
  for (const name of lists) factories[name] = createInfiniteQueryFactory([service, name], callOf(name));
  return factories as Factories;
}
