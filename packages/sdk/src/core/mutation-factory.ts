import { type ErrorTag, keyOf, type MowsKey } from "./query-factory.ts";

export interface MutationOptions<Variables, Data> extends ErrorTag {
  mutationKey: MowsKey;
  mutationFn: (variables: Variables) => Promise<Data>;
}

/**
 * A write to the cloud: a function, and the maker of TanStack Query's options for it.
 * @example
 * const result = await mows.files.rename({ id, name });
 * const { mutate } = useMutation(mows.files.rename.mutationOptions());
 */
export interface MutationFactory<Variables, Data> {
  (variables: Variables): Promise<Data>;
  readonly mutationKey: () => MowsKey;
  readonly mutationOptions: () => MutationOptions<Variables, Data>;
}

export function createMutationFactory<Variables, Data>(
  path: readonly [service: string, name: string],
  write: (variables: Variables) => Promise<Data>,
): MutationFactory<Variables, Data> {
  const mutationKey = () => keyOf(path, undefined);
  const call = (variables: Variables) => write(variables);
  return Object.assign(call, {
    mutationKey,
    mutationOptions: (): MutationOptions<Variables, Data> => ({ mutationKey: mutationKey(), mutationFn: call }),
  });
}
