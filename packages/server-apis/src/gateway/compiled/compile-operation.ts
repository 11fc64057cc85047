import {
  defaultFieldResolver,
  getArgumentValues,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from "graphql";
import type { RequestContext } from "../../kit/request-context.ts";
import { collectFields } from "./collect-fields.ts";
import { type Complete, compileValue } from "./compile-value.ts";
import { NotCompiled } from "./not-compiled.ts";
import { type OperationParts, operationParts } from "./operation-parts.ts";

/** What a root field's resolver came to. */
export type Settled = { kind: "value"; value: unknown } | { kind: "error"; error: unknown };

export type CompiledOperation = {
  variableDefinitions: readonly VariableDefinitionNode[];
  /** Runs each root field once. */
  settle(variables: Record<string, unknown>, context: RequestContext): Promise<ReadonlyMap<string, Settled>>;
  /** The whole answer; null when something failed, or is not what its type promises. */
  complete(settled: ReadonlyMap<string, Settled>): ExecutionResult | null;
};

type Root = {
  key: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  complete: Complete;
};

/**
 * Turns a validated operation into functions that do nothing but read, check and copy: what a general executor finds out again for every
 * field of every row is found out once. Closures, not generated code, since the cloud also runs in a page whose policy forbids `eval`.
 * Null for what is better left to the general executor: subscriptions, introspection, directives, resolvers below the root, several
 * mutations in one.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation | null {
  const parts = operationParts(schema, document, operationName);
  const type = parts === null ? null : rootType(parts);
  if (parts === null || type === null) return null;
  try {
    const roots = compileRoots(parts, type);
    if (parts.operation.operation === OperationTypeNode.MUTATION && roots.length > 1) return null;
    return {
      variableDefinitions: parts.operation.variableDefinitions ?? [],
      async settle(variables, context) {
        const settling = roots.map(async (root) => [root.key, await settle(root, variables, context)] as const);
        return new Map(await Promise.all(settling));
      },
      complete: (settled) => complete(roots, settled),
    };
  } catch (error) {
    if (error instanceof NotCompiled) return null;
    throw error;
  }
}

function rootType({ schema, operation }: OperationParts): GraphQLObjectType | null {
  if (operation.directives !== undefined && operation.directives.length > 0) return null;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
  return schema.getRootType(operation.operation) ?? null;
}

function compileRoots(parts: OperationParts, type: GraphQLObjectType): Root[] {
  return [...collectFields(parts, type, [parts.operation.selectionSet])].map(([key, nodes]) => {
    const [node] = nodes;
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node === undefined || field?.resolve === undefined || field.resolve === defaultFieldResolver) {
      throw new NotCompiled("a root field without a resolver");
    }
    // A fourth parameter would be the executor's account of where it is.
    if (field.resolve.length > 3) throw new NotCompiled("a resolver that wants to know what is asked for");
    return { key, field, node, complete: compileValue(parts, field.type, nodes) };
  });
}

async function settle(root: Root, variables: Record<string, unknown>, context: RequestContext): Promise<Settled> {
  try {
    const given = getArgumentValues(root.field, root.node, variables);
    return { kind: "value", value: await root.field.resolve?.(undefined, given, context, undefined as never) };
  } catch (error) {
    return { kind: "error", error };
  }
}

function complete(roots: readonly Root[], settled: ReadonlyMap<string, Settled>): ExecutionResult | null {
  const data: Record<string, unknown> = {};
  try {
    for (const root of roots) {
      const outcome = settled.get(root.key);
      if (outcome?.kind !== "value") return null;
      data[root.key] = root.complete(outcome.value);
    }
    return { data };
  } catch {
    // Whatever it was, the general executor meets it again and tells it with its path.
    return null;
  }
}
