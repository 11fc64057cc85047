import { execute, type DocumentNode, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from "graphql";
import type { Settled } from "./compile-operation.ts";

export type Replay = {
  /** The contract's types and scalars without any resolver. */
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown> | null;
  settled: ReadonlyMap<string, Settled>;
};

/** The general executor's answer over what the root fields already came to: errors with their paths, nulls as far up as they reach. */
export async function replay({
  schema,
  document,
  operationName,
  variables,
  settled,
}: Replay): Promise<ExecutionResult> {
  const outcomeOf = (_arguments: unknown, _context: unknown, { path }: GraphQLResolveInfo): unknown => {
    const outcome = settled.get(String(path.key));
    if (outcome === undefined) throw new Error(`nothing settled the field ${path.key}`);
    if (outcome.kind === "error") throw outcome.error;
    return outcome.value;
  };
  return execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    rootValue: new Proxy({}, { get: () => outcomeOf }),
  });
}
