import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

export type OperationParts = {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
};

/** Null when the document does not name one operation. */
export function operationParts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): OperationParts | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName === null || definition.name?.value === operationName) operations.push(definition);
  }
  const [operation, another] = operations;
  return operation === undefined || another !== undefined ? null : { schema, operation, fragments };
}
