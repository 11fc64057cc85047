import type { Touched } from "../core/cache-link.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { Operation } from "../core/operation.ts";
import type { Transport } from "../core/transport.ts";

/** Makes mutations of `mows.account` that take no idempotency key, and so are not repeated when no answer came. */
export function unrepeatedMutation({ execute, touch }: Transport) {
  return <Result, Variables, Given>(
    name: string,
    operation: Operation<Result, Variables>,
    variablesOf: (given: Given) => Variables,
    touched: (result: Result[keyof Result]) => readonly Touched[],
  ): MutationFactory<Given, Result[keyof Result]> =>
    createMutationFactory(["account", name], async (given) => {
      const result = await execute(operation, variablesOf(given));
      touch(touched(result));
      return result;
    });
}
