import type { Touched } from "./cache-link.ts";
import { MowsError } from "./mows-error.ts";
import { createMutationFactory, type MutationFactory } from "./mutation-factory.ts";
import type { Operation } from "./operation.ts";
import { createQueryFactory, type QueryFactory } from "./query-factory.ts";
import type { Transport } from "./transport.ts";

/** An input as the caller writes it: the key that makes repeating it safe is the SDK's business. */
export type WithoutKey<Input> = Omit<Input, "idempotencyKey">;

/** What the caller of an operation gives: nothing, for one without variables. */
type Given<Variables> = Variables extends Record<string, never> ? void : Variables;

/** A query of `service` as a factory. */
export function queryOf<Result, Variables>(
  { execute }: Transport,
  path: readonly [service: string, name: string],
  operation: Operation<Result, Variables>,
): QueryFactory<Given<Variables>, Result[keyof Result]> {
  return createQueryFactory(path, (variables, options) => execute(operation, variables as Variables, options));
}

/**
 * A mutation as a factory. Each call has a fresh idempotency key, and is repeated once with the same key when no answer
 * came: whether the first request arrived or not, the write happens once. `touched` tells what the result made stale.
 */
export function mutationOf<Result, Input>(
  { execute, touch }: Transport,
  path: readonly [service: string, name: string],
  operation: Operation<Result, { input: Input }>,
  touched: (result: Result[keyof Result], input: WithoutKey<Input>) => readonly Touched[],
): MutationFactory<WithoutKey<Input>, Result[keyof Result]> {
  return createMutationFactory(path, async (given) => {
    const input = { ...given, idempotencyKey: crypto.randomUUID() } as Input;
    const write = () => execute(operation, { input });
    const result = await write().catch((thrown: unknown) => {
      if (MowsError.from(thrown).kind === "network") return write();
      throw thrown;
    });
    touch(touched(result, given));
    return result;
  });
}
